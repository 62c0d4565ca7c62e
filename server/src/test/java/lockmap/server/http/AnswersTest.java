package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;

class AnswersTest {

  @Test
  void aValueComesAsPlainTextThatNobodyKeepsOrGuessesAt() throws IOException {
    try (ToyServer server = new ToyServer();
        RawConnection connection = server.connect()) {
      server.values.put(Utf8Bytes.of("a"), Utf8Bytes.of("<b>ä\r\n"));
      RawAnswer answer = connection.request("GET", "/store/a").answer();

      assertEquals("<b>ä\r\n", answer.body());
      assertEquals(
          List.of(
              "Cache-Control: no-store",
              "Content-Length: 7",
              "Content-Type: text/plain; charset=utf-8",
              "ETag: \"7\"",
              "KV-TTL: 60",
              "X-Content-Type-Options: nosniff"),
          answer.headers().stream()
              .filter(header -> !header.startsWith("Date:"))
              .sorted()
              .toList());
    }
  }

  @Test
  void anAnswerWithoutABodyHasTheSameGuards() throws IOException {
    try (ToyServer server = new ToyServer();
        RawConnection connection = server.connect()) {
      RawAnswer created = connection.request("PUT", "/store/a").answer();
      RawAnswer replaced = connection.request("PUT", "/store/a").answer();

      assertEquals(201, created.status());
      assertEquals(0, created.contentLength());
      assertEquals(204, replaced.status());
      for (RawAnswer answer : List.of(created, replaced)) {
        assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
        assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
      }
    }
  }
}

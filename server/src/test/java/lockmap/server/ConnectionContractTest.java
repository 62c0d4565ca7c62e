package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says of bodies, of connections and of bytes that no ordinary client sends. */
class ConnectionContractTest {

  private static final Map<String, String> UNLIMITED = Map.of("rate-limit.enabled", "false");

  @Test
  void withoutAContentLengthAValueIsEmpty() throws IOException {
    try (LiveServer server = LiveServer.plain();
        RawConnection connection = RawConnection.to(server.port())) {
      assertEquals(201, connection.request("PUT", "/store/k").answer().status());
      RawAnswer answer = connection.request("GET", "/store/k").answer();
      assertEquals(200, answer.status());
      assertEquals(Optional.of("0"), answer.header("Content-Length"));
    }
  }

  @Test
  void aChunkedBodyIsRefusedUnreadAndEndsTheConnection() throws IOException {
    try (LiveServer server = LiveServer.plain();
        RawConnection connection = RawConnection.to(server.port())) {
      connection
          .request("PUT", "/store/k", "Transfer-Encoding: chunked")
          .send("1\r\nv\r\n0\r\n\r\nPUT /store/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertEquals(411, connection.answer().status());
      assertTrue(connection.isClosedByServer());
      assertEquals("{\"count\":0}", server.get("/store?count=true").body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "a%2", "a%%41", "%c3", "%C0%AF", "%ED%A0%80"})
  void aBadEscapeIsNoKey(String key) throws IOException {
    try (LiveServer server = LiveServer.plain();
        RawConnection connection = RawConnection.to(server.port())) {
      for (String path : new String[] {"/store/", "/watch_key/"}) {
        RawAnswer answer = connection.request("GET", path + key).answer();
        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("/problems/bad-key"), answer::body);
      }
    }
  }

  @Test
  void pastTheMostConnectionsOneWaitsForItsTurn() throws IOException {
    try (LiveServer server = LiveServer.with(Map.of("server.max-connections", "1"));
        RawConnection first = RawConnection.to(server.port());
        RawConnection second = RawConnection.to(server.port())) {
      assertEquals(404, first.request("GET", "/store/k").answer().status());
      second.request("PUT", "/store/k");
      for (int request = 0; request < 100; request++) {
        assertEquals(404, first.request("GET", "/store/k").answer().status());
      }
      first.endSending();
      assertEquals(201, second.answer().status());
    }
  }

  @Test
  void aBatchIsCountedWhileItRuns() throws IOException {
    try (LiveServer server = LiveServer.with(UNLIMITED);
        RawConnection batch = RawConnection.to(server.port())) {
      batch
          .request("POST", "/batch", "Content-Type: application/json", "Content-Length: 2")
          .send("[");
      awaitBatches(1, server);
      assertEquals("[]", batch.send("]").answer().body());
      awaitBatches(0, server);
    }
  }

  private static void awaitBatches(int count, LiveServer server) {
    String expected = "\"batch_requests_count\":" + count;
    long deadline = System.nanoTime() + 30_000_000_000L;
    String status = server.get("/status").body();
    while (!status.contains(expected)) {
      assertTrue(System.nanoTime() < deadline, "never " + expected + ": " + status);
      status = server.get("/status").body();
    }
  }
}

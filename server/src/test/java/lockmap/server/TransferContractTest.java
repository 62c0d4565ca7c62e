package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract's rows about export and import, over real HTTP. */
class TransferContractTest {

  private final LiveServer server =
      LiveServer.with(
          Map.of(
              "store.max-value-size", "1 KiB",
              "store.max-memory", "4 MiB",
              "server.max-body-size", "64 KiB"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anEmptyStoreHasAnEmptyExport() {
    HttpResponse<String> answer = server.get("/export");
    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals("application/x-ndjson", header(answer, "content-type"));
    assertEquals("no-store", header(answer, "cache-control"));
    assertEquals("nosniff", header(answer, "x-content-type-options"));
  }

  @Test
  void everyEntryIsALineInTheOrderOfTheKeys() {
    server.put("/store/b?ttl=60", "2");
    server.put("/store/%C3%A9", "line 1\nline 2\0");
    server.put("/store/a/1", "");
    assertEquals(
        """
        {"key":"a/1","value":""}
        {"key":"b","value":"2","ttl":60}
        {"key":"é","value":"line 1\\nline 2\\u0000"}
        """,
        server.get("/export").body());
    assertEquals("{\"key\":\"a/1\",\"value\":\"\"}\n", server.get("/export?prefix=a/").body());
    assertEquals("", server.get("/export?prefix=nothing").body());
  }

  @Test
  void whatIsExportedCanBeImported() {
    StringBuilder all = new StringBuilder();
    for (int at = 10_000; at < 13_000; at++) {
      all.append("{\"key\":\"k").append(at).append("\",\"value\":\"😀\\\"\\n").append(at);
      all.append(at % 2 == 0 ? "\"}\n" : "\",\"ttl\":3153600000}\n");
    }
    assertEquals("{\"imported\":3000}", imported(all.toString()).body());
    assertEquals(all.toString(), server.get("/export").body());
    assertEquals("3153600000", header(server.get("/store/k10001"), "kv-ttl"));
    HttpResponse<String> deleted = server.get("/store/k10000");
    assertEquals("😀\"\n10000", deleted.body());
  }

  @Test
  void anImportMayBeLargerThanABodyThatIsHeldWhole() {
    String line = "{\"key\":\"k\",\"value\":\"" + "x".repeat(1000) + "\"}\n";
    HttpResponse<String> answer = imported(line.repeat(1000));
    assertEquals(200, answer.statusCode());
    assertEquals("{\"imported\":1000}", answer.body());
    assertEquals("\"1000\"", header(server.get("/store/k"), "etag"));
  }

  @Test
  void emptyLinesAndCarriageReturnsAreOfNoMatter() {
    String body = "\n{\"key\":\"a\",\"value\":\"1\"}\r\n\n{\"value\":\"2\",\"key\":\"b\"}";
    assertEquals("{\"imported\":2}", imported(body).body());
    assertEquals("2", server.get("/store/b").body());
    assertEquals("{\"imported\":0}", imported("").body());
  }

  @Test
  void anImportStopsAtALineThatIsNoneAndSaysWhich() {
    String good = "{\"key\":\"good\",\"value\":\"v\"}\n\n";
    for (String bad :
        new String[] {
          "{\"key\":\"bad\"}",
          "{\"key\":\"bad\",\"value\":null}",
          "{\"key\":\"bad\",\"value\":\"v\",\"ttl\":0}",
          "{\"key\":\"bad\",\"value\":\"v\",\"more\":1}",
          "{\"key\":\"bad\",\"value\":\"v\"}{}",
          "{\"key\":\"\",\"value\":\"v\"}",
          "{\"key\":\"bad",
          "[]",
          "\uFEFF{\"key\":\"bad\",\"value\":\"v\"}"
        }) {
      HttpResponse<String> answer = imported(good + bad + "\n{\"key\":\"late\",\"value\":\"v\"}\n");
      assertProblem(400, "Line 3: ", answer);
      assertStopped(3, 1, answer);
      assertEquals(200, server.get("/store/good").statusCode());
      assertEquals(404, server.get("/store/bad").statusCode());
      assertEquals(404, server.get("/store/late").statusCode());
    }
  }

  @Test
  void anImportStopsAtAValueOrALineThatIsTooLong() {
    HttpResponse<String> value =
        imported("\n{\"key\":\"k\",\"value\":\"" + "x".repeat(1025) + "\"}");
    assertProblem(413, "Line 2: \\\"value\\\" has 1025 bytes; at most 1024", value);
    assertStopped(2, 0, value);
    HttpResponse<String> line = imported("{}".repeat(1_000_000));
    assertProblem(413, "Line 1: the line has more than", line);
    assertEquals(200, server.get("/status").statusCode());
  }

  @Test
  void anImportStopsWhereTheStoreIsFull() {
    StringBuilder all = new StringBuilder();
    for (int at = 0; at < 10_000; at++) {
      all.append("{\"key\":\"k%d\",\"value\":\"%s\"}\n".formatted(at, "x".repeat(1000)));
    }
    HttpResponse<String> answer = imported(all.toString());
    assertProblem(507, "4194304", answer);
    long stored = server.get("/export").body().lines().count();
    assertStopped(stored + 1, stored, answer);
  }

  @Test
  void aLineThatIsCutOffIsNotStored() throws IOException {
    String cut = "{\"key\":\"first\",\"value\":\"v\"}\n{\"key\":\"cut\",\"value\":\"v\"}";
    try (RawConnection connection = RawConnection.to(server.port())) {
      connection
          .request("POST", "/import", "Content-Type: application/x-ndjson", "Content-Length: 1000")
          .send(cut)
          .endSending();
      assertEquals(400, connection.answer().status());
      assertTrue(connection.isClosedByServer());
    }
    assertEquals(200, server.get("/store/first").statusCode());
    assertEquals(404, server.get("/store/cut").statusCode());
  }

  @Test
  void onlyLinesOfJsonAreTaken() {
    HttpResponse<String> answer = server.postJson("/import", "{\"key\":\"k\",\"value\":\"v\"}");
    assertProblem(415, "application/x-ndjson", answer);
    assertEquals("application/x-ndjson", header(answer, "accept"));
    assertEquals(404, server.get("/store/k").statusCode());
  }

  @Test
  void wrongMethodsAndParametersAreRefused() {
    assertEquals("GET, OPTIONS", header(server.method("HEAD", "/export"), "allow"));
    assertEquals("POST, OPTIONS", header(server.get("/import"), "allow"));
    assertProblem(400, "prefix", server.get("/export?prefix=a&prefix=b"));
  }

  private HttpResponse<String> imported(String lines) {
    return server.send(
        server
            .request("/import")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)));
  }

  private static void assertStopped(long line, long imported, HttpResponse<String> answer) {
    String body = answer.body();
    assertTrue(body.endsWith("\"line\":" + line + ",\"imported\":" + imported + "}"), body);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }
}

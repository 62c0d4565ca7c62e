package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of the contract about one key, over real HTTP. */
class KeyContractTest {

  private final LiveServer server = LiveServer.with(Map.of("store.max-value-size", "2 KiB"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aValueComesBackAsItWasPut() {
    assertEquals(201, server.put("/store/k", "grüße 🌍\r\n").statusCode());
    HttpResponse<String> answer = server.get("/store/k");
    assertEquals(200, answer.statusCode());
    assertEquals("grüße 🌍\r\n", answer.body());
    assertEquals("text/plain; charset=utf-8", header(answer, "content-type"));
    assertEquals("nosniff", header(answer, "x-content-type-options"));
    assertEquals("no-store", header(answer, "cache-control"));
  }

  @Test
  void aPutSaysWhetherTheKeyIsNew() {
    assertEquals(201, server.put("/store/k", "1").statusCode());
    HttpResponse<String> second = server.put("/store/k", "2");
    assertEquals(204, second.statusCode());
    assertEquals("", second.body());
    assertEquals("2", server.get("/store/k").body());
  }

  @Test
  void anEmptyValueIsAValue() {
    assertEquals(201, server.put("/store/k", "").statusCode());
    HttpResponse<String> answer = server.get("/store/k");
    assertEquals(200, answer.statusCode());
    assertEquals("", answer.body());
  }

  @Test
  void anyContentTypeWillDoForAValue() {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/store/k")
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofString("v")));
    assertEquals(201, answer.statusCode());
  }

  @Test
  void whatIsNotUtf8IsRefusedAndNotStored() {
    byte[] body = "ok so far \u00ff".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer = server.put("/store/k", body);
    assertProblem(400, "byte 10", answer);
    assertEquals(404, server.get("/store/k").statusCode());
  }

  @Test
  void aValuePastTheLimitIsRefusedAndNotStored() {
    assertEquals(201, server.put("/store/k", "x".repeat(2048)).statusCode());
    assertProblem(413, "2048", server.put("/store/k", "x".repeat(2049)));
    assertEquals(2048, server.get("/store/k").body().length());
  }

  @Test
  void theTimeToLiveIsAWholeNumberOfSecondsInRange() {
    assertAll(
        () -> assertEquals(201, server.put("/store/a?ttl=1", "v").statusCode()),
        () -> assertEquals(201, server.put("/store/b?ttl=3153600000", "v").statusCode()));
    for (String ttl :
        new String[] {"0", "-1", "%2B1", "1.5", "3153600001", "99999999999999999999", "", "abc"}) {
      assertProblem(400, "ttl", server.put("/store/bad?ttl=" + ttl, "v"));
    }
    assertProblem(400, "ttl", server.put("/store/bad?ttl=5&ttl=6", "v"));
    assertEquals(404, server.get("/store/bad").statusCode());
  }

  @Test
  void anExpiringKeySaysHowLongItHas() {
    server.put("/store/k?ttl=100", "v");
    String left = header(server.get("/store/k"), "kv-ttl");
    assertTrue(left.equals("100") || left.equals("99"), left);
    server.put("/store/k", "v");
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isEmpty());
  }

  @Test
  void aDeletedKeyIsGone() {
    server.put("/store/k", "v");
    HttpResponse<String> answer = server.delete("/store/k");
    assertEquals(204, answer.statusCode());
    assertProblem(404, "key", server.get("/store/k"));
    assertProblem(404, "key", server.delete("/store/k"));
  }

  @Test
  void eachChangeHasTheNextRevision() {
    assertEquals("\"1\"", header(server.put("/store/a", "v"), "etag"));
    assertEquals("\"2\"", header(server.put("/store/b", "v"), "etag"));
    assertEquals("\"3\"", header(server.delete("/store/a"), "etag"));
    assertEquals("\"2\"", header(server.get("/store/b"), "etag"));
  }

  @Test
  void revisionsGoOnFromTheClockOfTheStart() {
    long before = Instant.now().getEpochSecond() * 1_000_000;
    try (LiveServer fresh = LiveServer.with(Map.of("store.first-revision", "clock"))) {
      String tag = header(fresh.put("/store/k", "v"), "etag");
      assertTrue(Long.parseLong(tag.replace("\"", "")) > before, tag);
    }
  }

  @Test
  void aSwapNeedsTheExpectedValue() {
    assertProblem(404, "key", cas("k", "a", "b"));
    server.put("/store/k", "a");
    assertProblem(412, "expected", cas("k", "x", "b"));
    assertEquals("a", server.get("/store/k").body());
    assertEquals(204, cas("k", "a", "b").statusCode());
    assertEquals("b", server.get("/store/k").body());
  }

  @Test
  void aSwapKeepsTheTimeToLive() {
    server.put("/store/k?ttl=100", "a");
    assertEquals(204, cas("k", "a", "b").statusCode());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isPresent());
  }

  @Test
  void aSwapIsExactJsonOrNothing() {
    server.put("/store/k", "a");
    for (String body :
        new String[] {
          "",
          "{",
          "[]",
          "null",
          "{}",
          "{\"expected\":\"a\"}",
          "{\"new\":\"b\"}",
          "{\"expected\":1,\"new\":\"b\"}",
          "{\"expected\":null,\"new\":null}",
          "{\"expected\":\"a\",\"new\":\"b\",\"extra\":1}",
          "{\"expected\":\"a\",\"expected\":\"a\",\"new\":\"b\"}",
          "{\"expected\":\"a\",\"new\":\"b\"} trailing",
          "{\"expected\":\"a\",\"new\":\"\\ud800\"}"
        }) {
      HttpResponse<String> answer = server.postJson("/store/cas/k", body);
      assertEquals(400, answer.statusCode(), body);
      assertProblem(400, "", answer);
    }
    assertProblem(
        413,
        "2048",
        server.postJson(
            "/store/cas/k", "{\"expected\":\"a\",\"new\":\"" + "x".repeat(2049) + "\"}"));
    assertEquals("a", server.get("/store/k").body());
  }

  @Test
  void aSwapThatIsNotSaidToBeJsonIsRefused() {
    server.put("/store/k", "a");
    String json = "{\"expected\":\"a\",\"new\":\"b\"}";
    assertProblem(
        415,
        "application/json",
        server.send(server.request("/store/cas/k").POST(BodyPublishers.ofString(json))));
    assertProblem(
        415,
        "application/json",
        server.send(
            server
                .request("/store/cas/k")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(json))));
    assertEquals("a", server.get("/store/k").body());
  }

  @Test
  void aKeyIsItsRawPathDecodedOnce() {
    server.put("/store/a/b", "slash");
    assertEquals("slash", server.get("/store/a%2Fb").body());
    server.put("/store/a%252Fb", "percent");
    assertEquals("slash", server.get("/store/a/b").body());
    assertEquals("percent", server.get("/store/a%252Fb").body());
    server.put("/store/a;x=1/b", "semicolon");
    server.put("/store/a//b", "two slashes");
    assertEquals("slash", server.get("/store/a/b").body());
    assertEquals("semicolon", server.get("/store/a%3Bx=1/b").body());
    assertEquals("two slashes", server.get("/store/a//b").body());
    server.put("/store/gr%C3%BC%C3%9Fe", "utf-8");
    assertEquals("utf-8", server.get("/store/gr%c3%bc%c3%9fe").body());
    server.put("/store/v1%2e0", "dot");
    assertEquals("dot", server.get("/store/v1.0").body());
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertAll(
        () -> assertProblem(400, "empty", server.put("/store/", "v")),
        () -> assertProblem(400, "UTF-8", server.put("/store/%FF", "v")),
        () -> assertProblem(400, "dots", server.put("/store/a/../b", "v")),
        () -> assertProblem(400, "dots", server.put("/store/a/./b", "v")),
        () -> assertProblem(400, "1024", server.put("/store/" + "k".repeat(1025), "v")),
        () -> assertEquals(201, server.put("/store/" + "k".repeat(1024), "v").statusCode()),
        () -> assertEquals(201, server.put("/store/" + "%41".repeat(1024), "v").statusCode()));
  }

  @Test
  void aKeyMayLookLikeTheSwapsPath() {
    server.put("/store/cas/x", "v");
    assertEquals("v", server.get("/store/cas/x").body());
    assertEquals("v", server.get("/store/cas%2Fx").body());
    assertEquals(204, cas("cas/x", "v", "w").statusCode());
    assertEquals("w", server.get("/store/cas/x").body());
    assertEquals(204, server.delete("/store/cas/x").statusCode());
  }

  @Test
  void headIsGetWithoutTheBody() {
    server.put("/store/k", "value");
    HttpResponse<String> answer = server.method("HEAD", "/store/k");
    assertEquals(200, answer.statusCode());
    assertEquals("5", header(answer, "content-length"));
    assertEquals("\"1\"", header(answer, "etag"));
    assertEquals("", answer.body());
    assertEquals(404, server.method("HEAD", "/store/none").statusCode());
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    HttpResponse<String> answer = server.method("PATCH", "/store/k");
    assertProblem(405, "Allow", answer);
    assertEquals("GET, HEAD, PUT, DELETE, OPTIONS", header(answer, "allow"));
    HttpResponse<String> options = server.method("OPTIONS", "/store/k");
    assertEquals(204, options.statusCode());
    assertEquals("GET, HEAD, PUT, DELETE, OPTIONS", header(options, "allow"));
    HttpResponse<String> cas = server.method("OPTIONS", "/store/cas/k");
    assertTrue(header(cas, "allow").contains("POST"), header(cas, "allow"));
  }

  @Test
  void anUnknownPathIsAProblemToo() {
    assertProblem(404, "path", server.get("/nothing/here"));
    assertProblem(404, "path", server.get("/"));
    assertProblem(404, "path", server.get("/status/"));
  }

  private HttpResponse<String> cas(String key, String expected, String replacement) {
    return server.postJson(
        "/store/cas/" + key,
        "{\"expected\":\"%s\",\"new\":\"%s\"}".formatted(expected, replacement));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("no " + name);
  }

  static void assertProblem(int status, String detail, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/problem+json", header(answer, "content-type"));
    String body = answer.body();
    assertTrue(body.contains("\"status\":" + status), body);
    assertTrue(body.contains("\"type\":\"/problems/"), body);
    assertTrue(body.contains("\"title\":\""), body);
    String said = body.substring(body.indexOf("\"detail\":"));
    assertTrue(said.contains(detail), said);
  }
}

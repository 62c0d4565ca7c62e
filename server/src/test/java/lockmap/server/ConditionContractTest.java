package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of part B about one key, over real HTTP. */
class ConditionContractTest {

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPutOverARevisionNeedsThatRevision() {
    server.put("/store/k", "a");
    assertEquals(204, put("b", "If-Match", "\"1\"").statusCode());
    HttpResponse<String> late = put("c", "If-Match", "\"1\"");
    assertProblem(412, "ETag", late);
    assertEquals("\"2\"", header(late, "etag"));
    assertEquals(204, put("c", "If-Match", "\"9\", \"2\"").statusCode());
    assertEquals(412, put("d", "If-Match", "W/\"3\"").statusCode());
    assertEquals(412, put("d", "If-Match", "\"of-another-server\"").statusCode());
    assertEquals(204, put("d", "If-Match", "*").statusCode());
    assertEquals("d", server.get("/store/k").body());
  }

  @Test
  void aPutOnlyOfANewKeyIsRefusedOnceItIsThere() {
    assertEquals(201, put("a", "If-None-Match", "*").statusCode());
    HttpResponse<String> second = put("b", "If-None-Match", "*");
    assertProblem(412, "ETag", second);
    assertEquals("\"1\"", header(second, "etag"));
    assertProblem(412, "does not", put("/store/none", "v", "If-Match", "*"));
  }

  @Test
  void aDeleteMayHaveAConditionToo() {
    server.put("/store/k", "a");
    assertEquals(412, delete("/store/k", "If-Match", "\"7\"").statusCode());
    assertEquals(204, delete("/store/k", "If-Match", "\"1\"").statusCode());
    assertEquals(412, delete("/store/k", "If-Match", "\"1\"").statusCode());
    assertEquals(404, delete("/store/k", "If-None-Match", "*").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "\"1\" \"2\"", ",", "", "**", "\"a\"b", "w/\"1\""})
  void aConditionThatIsNoneIsRefused(String tags) {
    server.put("/store/k", "a");
    assertProblem(400, "If-Match", put("b", "If-Match", tags));
    assertEquals("a", server.get("/store/k").body());
  }

  @Test
  void whatAWriteCannotMeanIsRefused() {
    assertProblem(400, "*", put("b", "If-None-Match", "\"1\""));
    HttpResponse<String> both =
        server.send(
            server
                .request("/store/k")
                .header("If-Match", "*")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString("v")));
    assertProblem(400, "both", both);
  }

  @Test
  void anUnchangedValueIsNotSentAgain() {
    server.put("/store/k?ttl=100", "a");
    HttpResponse<String> unchanged = get("/store/k", "\"5\", W/\"1\"");
    assertEquals(304, unchanged.statusCode());
    assertEquals("", unchanged.body());
    assertEquals("\"1\"", header(unchanged, "etag"));
    assertTrue(unchanged.headers().firstValue("kv-ttl").isPresent());
    assertEquals(200, get("/store/k", "\"5\"").statusCode());
    assertEquals(304, get("/store/k", "*").statusCode());
    assertEquals(404, get("/store/none", "*").statusCode());
  }

  @Test
  void aReadMayWaitForAChange() throws Exception {
    server.put("/store/k", "a");
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> get("/store/k?wait=60", "\"1\""));
    server.put("/store/other", "x");
    server.put("/store/k", "b");
    HttpResponse<String> answer = waiting.get();
    assertEquals(200, answer.statusCode());
    assertEquals("b", answer.body());
    assertEquals("\"3\"", header(answer, "etag"));
  }

  @Test
  void aReadMayWaitForARemoval() throws Exception {
    server.put("/store/k", "a");
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> get("/store/k?wait=60", "\"1\""));
    server.delete("/store/k");
    assertEquals(404, waiting.get().statusCode());
  }

  @Test
  void aReadDoesNotWaitForWhatHasHappened() {
    server.put("/store/k", "a");
    assertEquals("a", get("/store/k?wait=60", "\"0\"").body());
    assertEquals(404, get("/store/none?wait=60", "\"1\"").statusCode());
    assertEquals(304, get("/store/k?wait=0", "\"1\"").statusCode());
    assertEquals(304, get("/store/k?wait=1", "\"1\"").statusCode());
    assertProblem(400, "wait", get("/store/k?wait=61", "\"1\""));
    assertProblem(400, "If-None-Match", server.get("/store/k?wait=1"));
  }

  @Test
  void aKeyCanBeReadWithAllThatIsKnownOfIt() {
    server.put("/store/a%22b", "v\n");
    assertEquals(
        "{\"key\":\"a\\\"b\",\"value\":\"v\\n\",\"revision\":1,\"ttl\":null}",
        server.get("/store/a%22b?format=json").body());
    server.put("/store/k?ttl=3153600000", "v");
    HttpResponse<String> answer = server.get("/store/k?format=json");
    assertEquals("application/json", header(answer, "content-type"));
    assertTrue(answer.body().contains("\"ttl\":31536"), answer.body());
    assertProblem(400, "format", server.get("/store/k?format=xml"));
  }

  @Test
  void aPutMayKeepTheDeadlineOrReturnWhatWasThere() {
    server.put("/store/k?ttl=100", "a");
    assertEquals(204, server.put("/store/k?ttl=keep", "b").statusCode());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isPresent());
    HttpResponse<String> replaced = server.put("/store/k?return=previous", "c");
    assertEquals(200, replaced.statusCode());
    assertEquals("b", replaced.body());
    assertEquals("\"3\"", header(replaced, "etag"));
    assertEquals(201, server.put("/store/new?return=previous&ttl=keep", "v").statusCode());
    assertTrue(server.get("/store/new").headers().firstValue("kv-ttl").isEmpty());
    assertProblem(400, "return", server.put("/store/k?return=all", "d"));
  }

  @Test
  void aDeleteMayReturnWhatWasThere() {
    server.put("/store/k", "a");
    HttpResponse<String> deleted = server.delete("/store/k?return=previous");
    assertEquals(200, deleted.statusCode());
    assertEquals("a", deleted.body());
    assertEquals("\"2\"", header(deleted, "etag"));
    assertEquals(404, server.delete("/store/k?return=previous").statusCode());
  }

  @Test
  void aSwapCreatesOrRemovesOrGoesByRevision() {
    assertEquals(201, cas("{\"expected\":null,\"new\":\"a\"}").statusCode());
    assertEquals(412, cas("{\"expected\":null,\"new\":\"b\"}").statusCode());
    assertEquals(204, cas("{\"revision\":1,\"new\":\"b\",\"ttl\":100}").statusCode());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isPresent());
    assertEquals(412, cas("{\"revision\":1,\"new\":\"c\"}").statusCode());
    assertEquals(412, cas("{\"expected\":\"x\",\"new\":null}").statusCode());
    assertEquals(204, cas("{\"expected\":\"b\",\"new\":null}").statusCode());
    assertEquals(404, cas("{\"expected\":\"b\",\"new\":null}").statusCode());
    assertEquals(404, cas("{\"revision\":2,\"new\":\"d\"}").statusCode());
    String status = server.get("/status").body();
    assertTrue(status.contains("\"successful_cas_operations\":3"), status);
    assertTrue(status.contains("\"failed_cas_operations\":5"), status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"new\":\"a\"}",
        "{\"expected\":null,\"new\":null}",
        "{\"expected\":\"a\",\"revision\":1,\"new\":\"a\"}",
        "{\"revision\":null,\"new\":\"a\"}",
        "{\"revision\":-1,\"new\":\"a\"}",
        "{\"revision\":\"1\",\"new\":\"a\"}",
        "{\"expected\":\"a\"}",
        "{\"expected\":\"a\",\"new\":null,\"ttl\":5}",
        "{\"expected\":\"a\",\"new\":\"b\",\"ttl\":0}"
      })
  void aSwapThatMakesNoSenseIsRefused(String json) {
    assertProblem(400, "", cas(json));
  }

  @Test
  void aNumberCanBeCounted() {
    assertEquals("1", increment("").body());
    HttpResponse<String> answer = increment("?by=41");
    assertEquals(200, answer.statusCode());
    assertEquals("42", answer.body());
    assertEquals("\"2\"", header(answer, "etag"));
    assertEquals("-8", increment("?by=-50").body());
    server.put("/store/k", "text");
    assertProblem(409, "whole number", increment(""));
    server.put("/store/k", Long.toString(Long.MAX_VALUE));
    assertProblem(409, "64 bits", increment(""));
    for (String by : new String[] {"", "x", "1.5", "%2B1", "9223372036854775808"}) {
      assertProblem(400, "by", increment("?by=" + by));
    }
  }

  @Test
  void countingKeepsTheTimeToLive() {
    server.put("/store/k?ttl=100", "1");
    assertTrue(increment("").headers().firstValue("kv-ttl").isPresent());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isPresent());
  }

  @Test
  void aTouchMovesTheDeadline() {
    assertEquals(404, touch("?ttl=5").statusCode());
    server.put("/store/k", "v");
    assertEquals(204, touch("?ttl=100").statusCode());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isPresent());
    assertEquals(204, touch("?ttl=none").statusCode());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isEmpty());
    assertProblem(400, "ttl", touch(""));
    assertProblem(400, "ttl", touch("?ttl=keep"));
    assertEquals("v", server.get("/store/k").body());
  }

  private HttpResponse<String> put(String body, String header, String value) {
    return put("/store/k", body, header, value);
  }

  private HttpResponse<String> put(String path, String body, String header, String value) {
    return server.send(
        server.request(path).header(header, value).PUT(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> delete(String path, String header, String value) {
    return server.send(server.request(path).header(header, value).DELETE());
  }

  private HttpResponse<String> get(String path, String tags) {
    return server.send(server.request(path).header("If-None-Match", tags).GET());
  }

  private HttpResponse<String> cas(String json) {
    return server.postJson("/store/cas/k", json);
  }

  private HttpResponse<String> increment(String query) {
    return server.method("POST", "/store/incr/k" + query);
  }

  private HttpResponse<String> touch(String query) {
    return server.method("POST", "/store/touch/k" + query);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("no " + name);
  }
}

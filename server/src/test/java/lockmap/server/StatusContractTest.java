package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import lockmap.api.Latency;
import lockmap.api.Status;
import lockmap.api.Version;
import lockmap.api.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract's row about the status, over real HTTP. */
class StatusContractTest {

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyFieldOfTheContractIsThere() {
    String json = server.get("/status").body();
    for (String field :
        new String[] {
          "status",
          "uptime",
          "total_keys",
          "total_operations",
          "get_operations",
          "put_operations",
          "delete_operations",
          "cas_operations",
          "successful_cas_operations",
          "failed_cas_operations",
          "watch_requests_count",
          "batch_requests_count",
          "server_time",
          "version"
        }) {
      assertTrue(json.contains("\"" + field + "\":"), json);
    }
  }

  @Test
  void operationsAreCountedThoseInBatchesIncluded() {
    server.put("/store/k", "a");
    server.get("/store/k");
    server.get("/store/none");
    server.postJson("/store/cas/k", "{\"expected\":\"a\",\"new\":\"b\"}");
    server.postJson("/store/cas/k", "{\"expected\":\"a\",\"new\":\"b\"}");
    server.postJson("/store/cas/none", "{\"expected\":\"a\",\"new\":\"b\"}");
    server.delete("/store/k");
    server.delete("/store/k");
    server.postJson(
        "/batch",
        """
        [{"method":"PUT","key":"x","value":"1"},{"method":"PUT","key":"y","value":"2"},
         {"method":"GET","key":"x"},{"method":"DELETE","key":"x"}]\
        """);
    Status status = status();
    assertEquals("OK", status.status());
    assertEquals(1, status.totalKeys());
    assertEquals(3, status.getOperations());
    assertEquals(3, status.putOperations());
    assertEquals(3, status.deleteOperations());
    assertEquals(3, status.casOperations());
    assertEquals(1, status.successfulCasOperations());
    assertEquals(2, status.failedCasOperations());
    assertEquals(12, status.totalOperations());
    assertEquals(0, status.batchRequestsCount());
  }

  @Test
  void whatIsRefusedIsNotCounted() {
    server.put("/store/k?ttl=0", "v");
    server.put("/store/k", new byte[] {(byte) 0xff});
    server.postJson("/batch", "[{\"method\":\"PUT\",\"key\":\"k\"}]");
    assertEquals(0, status().totalOperations());
  }

  @Test
  void theFieldsOfTheOriginalComeFirstAndAsTheyWere() {
    String json = server.get("/status").body();
    assertTrue(
        json.matches(
            "\\{\"status\":\"OK\",\"uptime\":\"[^\"]+\",\"total_keys\":0,"
                + "\"total_operations\":0,\"get_operations\":0,\"put_operations\":0,"
                + "\"delete_operations\":0,\"cas_operations\":0,"
                + "\"successful_cas_operations\":0,\"failed_cas_operations\":0,"
                + "\"watch_requests_count\":0,\"batch_requests_count\":0,"
                + "\"server_time\":\"[^\"]+\",\"version\":\"[^\"]+\",.*"),
        json);
  }

  @Test
  void howLongEachKindOfOperationTookIsTold() {
    assertEquals(Latency.NONE, status().latencyMicros().get());
    server.put("/store/k", "1");
    server.get("/store/k");
    server.get("/store/none");
    server.postJson("/store/cas/k", "{\"expected\":\"1\",\"new\":\"2\"}");
    server.postJson("/store/incr/k", "");
    server.postJson("/store/touch/k?ttl=none", "");
    server.get("/store?prefix=k");
    server.get("/store?count=true");
    server.postJson("/batch", "[{\"method\":\"GET\",\"key\":\"k\"}]");
    server.delete("/store/k");
    Status.Latencies latencies = status().latencyMicros();
    assertTook(2, latencies.get());
    assertTook(1, latencies.put());
    assertTook(1, latencies.delete());
    assertTook(1, latencies.cas());
    assertTook(1, latencies.incr());
    assertTook(1, latencies.touch());
    assertTook(2, latencies.list());
    assertTook(1, latencies.batch());
  }

  @Test
  void aReadThatWaitsForAChangeIsNoSlowRead() {
    String tag = server.put("/store/k", "v").headers().firstValue("etag").orElseThrow();
    HttpResponse<String> answer =
        server.send(server.request("/store/k?wait=1").header("If-None-Match", tag).GET());
    assertEquals(304, answer.statusCode());
    assertEquals(0, status().latencyMicros().get().count());
  }

  @Test
  void whatIsHeldAndOpenIsToldWithItsBounds() {
    server.put("/store/k", "x".repeat(1000));
    try (EventProbe watch = server.watchKey("gone")) {
      server.put("/store/gone?ttl=1", "v");
      watch.nextNames(3);
      Status status = status();
      assertTrue(status.memory().heldBytes() > 1000);
      assertTrue(status.memory().heldBytes() < status.memory().limitBytes());
      assertTrue(status.memory().heapUsedBytes() > 0);
      assertTrue(status.memory().heapUsedBytes() <= status.memory().heapLimitBytes());
      assertTrue(status.connections().open() >= 2, "the watch's and this one");
      assertEquals(8192, status.connections().limit());
      assertEquals(new Status.Watchers(1, 10_000, 0), status.watchers());
      assertEquals(3, status.feed().revision());
      assertEquals(0, status.feed().lag());
      assertTrue(status.feed().historyBytes() > 1000);
      assertEquals(1, status.expiredKeys());
      assertEquals(0, status.rateLimitedRequests());
    }
  }

  @Test
  void itTellsTimeAndVersion() {
    Instant before = Instant.now();
    Status status = status();
    assertTrue(
        Duration.between(before, status.serverTime()).abs().compareTo(Duration.ofMinutes(5)) < 0);
    assertTrue(status.uptime().matches("\\d+d \\d\\dh \\d\\dm \\d\\ds"), status.uptime());
    assertEquals(Version.current(), status.version());
  }

  @Test
  void itIsJsonThatNobodyCaches() {
    HttpResponse<String> answer = server.get("/status");
    assertEquals(200, answer.statusCode());
    assertEquals("application/json", answer.headers().firstValue("content-type").orElseThrow());
    assertEquals("no-store", answer.headers().firstValue("cache-control").orElseThrow());
    assertFalse(server.method("HEAD", "/status").headers().map().isEmpty());
    assertEquals(405, server.method("DELETE", "/status").statusCode());
  }

  private static void assertTook(long count, Latency latency) {
    assertEquals(count, latency.count());
    assertTrue(latency.p50() > 0, "no answer takes less than a microsecond");
    assertTrue(latency.p50() <= latency.p90() && latency.p90() <= latency.p99());
    assertTrue(latency.p99() <= latency.p999() && latency.p999() <= latency.max());
  }

  private Status status() {
    return WireJson.read(server.get("/status").body().getBytes(UTF_8), Status.class);
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

  private Status status() {
    return WireJson.read(server.get("/status").body().getBytes(UTF_8), Status.class);
  }
}

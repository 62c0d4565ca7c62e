package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract says of rates and of memory, over real HTTP. */
class LimitContractTest {

  @Test
  void aClientPastItsRateIsToldSo() {
    try (LiveServer server =
        LiveServer.with(Map.of("rate-limit.per-second", "1", "rate-limit.burst", "3"))) {
      HttpResponse<String> first = server.put("/store/k", "v");
      assertEquals(201, first.statusCode());
      assertEquals(
          "\"address\";q=3;w=3", first.headers().firstValue("ratelimit-policy").orElseThrow());
      assertTrue(
          first.headers().firstValue("ratelimit").orElseThrow().startsWith("\"address\";r=2;t="));
      HttpResponse<String> refused = first;
      for (int request = 0; request < 100 && refused.statusCode() != 429; request++) {
        refused = server.put("/store/k", "v");
      }
      assertProblem(429, "a second", refused);
      long wait = Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow());
      assertTrue(wait >= 1);
      assertEquals(
          Long.toString(wait), refused.headers().firstValue("x-ratelimit-after").orElseThrow());
    }
  }

  @Test
  void theQuotaIsTenThousandASecondUnlessItIsSwitchedOff() {
    try (LiveServer plain = LiveServer.plain();
        LiveServer unlimited = LiveServer.with(Map.of("rate-limit.enabled", "false"))) {
      assertEquals(
          "\"address\";q=20000;w=2",
          plain.get("/status").headers().firstValue("ratelimit-policy").orElseThrow());
      assertTrue(unlimited.get("/status").headers().firstValue("ratelimit-policy").isEmpty());
    }
  }

  @Test
  void anOpenWatchCountsOnce() {
    try (LiveServer server =
            LiveServer.with(Map.of("rate-limit.per-second", "1", "rate-limit.burst", "1000"));
        EventProbe watch = server.watchKey("k")) {
      watch.next();
      for (int change = 0; change < 20; change++) {
        server.put("/store/k", "v" + change);
      }
      watch.nextNames(20);
      String left = server.get("/store/k").headers().firstValue("ratelimit").orElseThrow();
      int remaining = Integer.parseInt(left.replaceAll(".*r=(\\d+).*", "$1"));
      assertTrue(remaining >= 1000 - 22, left);
    }
  }

  @Test
  void aFullStoreRefusesToGrowAndDoesEverythingElse() {
    try (LiveServer server = LiveServer.with(Map.of("store.max-memory", "4 KiB"))) {
      assertEquals(201, server.put("/store/a", "x".repeat(3000)).statusCode());
      assertProblem(507, "4096", server.put("/store/b", "x".repeat(2000)));
      assertProblem(507, "4096", server.put("/store/a", "x".repeat(4090)));
      assertEquals(404, server.get("/store/b").statusCode());
      assertEquals(3000, server.get("/store/a").body().length());
      assertEquals(
          "[{\"status\":507},{\"status\":200,\"value\":\"%s\"}]".formatted("x".repeat(3000)),
          server
              .postJson(
                  "/batch",
                  "[{\"method\":\"PUT\",\"key\":\"b\",\"value\":\"%s\"},{\"method\":\"GET\",\"key\":\"a\"}]"
                      .formatted("x".repeat(2000)))
              .body());
      assertEquals(204, server.put("/store/a", "x".repeat(100)).statusCode());
      assertEquals(201, server.put("/store/b", "x".repeat(2000)).statusCode());
      assertEquals(204, server.delete("/store/a").statusCode());
    }
  }
}

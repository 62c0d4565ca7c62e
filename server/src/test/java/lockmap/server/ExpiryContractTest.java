package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract's promise that an expired key is gone for every operation, over real HTTP. */
class ExpiryContractTest {

  private final LiveServer server = LiveServer.plain();

  @BeforeEach
  void letItExpire() {
    try (EventProbe watch = server.watchKey("k")) {
      server.put("/store/k?ttl=1", "1");
      assertEquals(List.of("WATCH key k", "PUT key k", "EXPIRED key k"), watch.nextNames(3));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itCannotBeReadSwappedTouchedOrRemoved() {
    assertEquals(404, server.get("/store/k").statusCode());
    assertEquals(404, server.method("HEAD", "/store/k").statusCode());
    assertEquals(404, swap("{\"expected\":\"1\",\"new\":\"2\"}"));
    assertEquals(404, swap("{\"revision\":1,\"new\":\"2\"}"));
    assertEquals(404, server.method("POST", "/store/touch/k?ttl=5").statusCode());
    assertEquals(404, server.delete("/store/k").statusCode());
    assertProblem(
        412,
        "does not",
        server.send(
            server.request("/store/k").header("If-Match", "*").PUT(BodyPublishers.ofString("2"))));
    assertEquals(
        "[{\"status\":404},{\"status\":404}]",
        server
            .postJson(
                "/batch",
                "[{\"method\":\"GET\",\"key\":\"k\"},{\"method\":\"DELETE\",\"key\":\"k\"}]")
            .body());
  }

  @Test
  void itIsNeitherCountedNorExported() {
    assertTrue(server.get("/status").body().contains("\"total_keys\":0"));
    assertEquals("{\"count\":0}", server.get("/store?count=true").body());
    assertEquals("", server.get("/export").body());
    assertEquals("{\"deleted\":0}", server.delete("/store?prefix=k").body());
  }

  @Test
  void itIsNewWhenItIsWrittenAgain() {
    assertEquals(201, server.put("/store/k?ttl=keep", "2").statusCode());
    assertTrue(server.get("/store/k").headers().firstValue("kv-ttl").isEmpty());
  }

  @Test
  void itIsNewWhenItIsSwappedIn() {
    assertEquals(201, swap("{\"expected\":null,\"new\":\"2\"}"));
  }

  @Test
  void itIsCountedFromZero() {
    assertEquals("5", server.method("POST", "/store/incr/k?by=5").body());
  }

  private int swap(String json) {
    return server.postJson("/store/cas/k", json).statusCode();
  }
}

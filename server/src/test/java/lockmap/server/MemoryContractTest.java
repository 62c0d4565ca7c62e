package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;

/** What becomes of requests and watches where the memory for them is short. */
class MemoryContractTest {

  private static final Map<String, String> SMALL =
      Map.of(
          "memory.requests", "1 MiB",
          "memory.watches", "1 MiB",
          "rate-limit.enabled", "false",
          "server.read-timeout", "PT30S");
  private static final String LARGE = "v".repeat(300_000);

  @Test
  void aBodyForWhichThereIsNoMemoryIsToComeBackLater() throws IOException {
    try (LiveServer server = LiveServer.with(SMALL);
        RawConnection first = RawConnection.to(server.port());
        RawConnection second = RawConnection.to(server.port());
        RawConnection third = RawConnection.to(server.port())) {
      first.request("PUT", "/store/a", "Content-Length: 300000").send(LARGE.substring(1));
      second.request("PUT", "/store/b", "Content-Length: 300000").send(LARGE.substring(1));
      awaitHeld(server, 600_000);
      RawAnswer refused = third.requestWithBody("PUT", "/store/c", LARGE.getBytes(UTF_8)).answer();
      assertEquals(503, refused.status());
      assertTrue(refused.body().contains("no memory for this request"), refused.body());
      assertEquals(Optional.of("1"), refused.header("Retry-After"));
      assertTrue(third.isClosedByServer());
      assertEquals(201, server.put("/store/small", "x".repeat(10_000)).statusCode());
      assertEquals(201, first.send("v").answer().status());
      assertEquals(201, second.send("v").answer().status());
      assertEquals(201, server.put("/store/c", LARGE).statusCode());
      awaitHeld(server, 0);
    }
  }

  @Test
  void aBodyForWhichThereNeverIsMemoryIsTooLarge() throws IOException {
    try (LiveServer server = LiveServer.with(SMALL);
        RawConnection connection = RawConnection.to(server.port())) {
      RawAnswer refused =
          connection
              .request("POST", "/batch", "Content-Type: application/json", "Content-Length: 200000")
              .answer();
      assertEquals(413, refused.status());
      assertTrue(
          refused.body().contains("needs up to 1200000 bytes of memory, and all requests together"),
          refused.body());
    }
  }

  @Test
  void whatABatchReadsBeyondTheMemoryIsToBeReadLater() {
    try (LiveServer server = LiveServer.with(SMALL)) {
      server.put("/store/k", LARGE.substring(100_000));
      String get = "{\"method\":\"GET\",\"key\":\"k\"}";
      String answer = server.postJson("/batch", "[" + get + "," + get + "," + get + "]").body();
      assertTrue(answer.startsWith("[{\"status\":200,\"value\":\"vvv"), "the first is read");
      assertTrue(answer.endsWith(",{\"status\":503},{\"status\":503}]"), "the others are not");
      awaitHeld(server, 0);
    }
  }

  @Test
  void aPageOfAListingEndsWhereMemoryDoes() {
    try (LiveServer server = LiveServer.with(SMALL)) {
      server.put("/store/a", LARGE.substring(100_000));
      server.put("/store/b", LARGE.substring(100_000));
      String page = server.get("/store?values=true").body();
      assertTrue(page.endsWith("\"next\":\"a\"}"), page.substring(page.length() - 50));
      assertTrue(server.get("/store?values=true&after=a").body().endsWith("\"next\":null}"));
    }
  }

  @Test
  void aWatchIsToldAllThoughItsMemoryIsShort() {
    try (LiveServer server = LiveServer.with(SMALL);
        EventProbe watch = server.watchEvents("all=true")) {
      assertEquals("READY", watch.next().name());
      for (int change = 0; change < 10; change++) {
        server.put("/store/k", change + LARGE.substring(225_000));
      }
      server.put("/store/last", "x");
      String data = "";
      while (!data.contains("\"last\"")) {
        data = watch.next().data();
      }
    }
  }

  /** A request that asks for it holds nothing itself. */
  private static void awaitHeld(LiveServer server, long bytes) {
    long held = held(server);
    for (int asked = 0; asked < 10_000 && isOtherwise(held, bytes); asked++) {
      held = held(server);
    }
    assertFalse(isOtherwise(held, bytes), "held: " + held);
  }

  private static boolean isOtherwise(long held, long bytes) {
    return bytes == 0 ? held > 0 : held < bytes;
  }

  private static long held(LiveServer server) {
    byte[] status = server.get("/status").body().getBytes(UTF_8);
    return WireJson.read(status, Status.class).memory().requests().heldBytes();
  }
}

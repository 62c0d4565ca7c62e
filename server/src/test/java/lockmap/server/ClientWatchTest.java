package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockmap.api.CasRequest;
import lockmap.client.RefusedException;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.client.WatchQuery.Kind;
import lockmap.client.WatchStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the client's watch tells of a server that stays where it is. */
@Timeout(60)
class ClientWatchTest {

  private final LiveServer server =
      LiveServer.with(
          Map.of(
              "rate-limit.enabled", "false",
              "watch.keep-alive", "PT0.1S",
              "watch.history", "64"));
  private final StoreClient client = StoreClient.to("http://127.0.0.1:" + server.port());

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void itBeginsWithTheStateAndGoesOnWithEveryKindOfChange() throws InterruptedException {
    client.put("k", "1");
    try (WatchStream watch = client.watch(WatchQuery.keys("k", "none"))) {
      assertEquals(new WatchEvent.State("k", "1", 1, null), watch.next());
      assertEquals(new WatchEvent.State("none", null, 1, null), watch.next());
      assertEquals(new WatchEvent.Ready(1), watch.next());
      client.put("other", "not watched");
      client.put("k", "");
      client.compareAndSwap("k", "", "3");
      client.compareAndSwap("k", CasRequest.remove("3"));
      client.put("k", "4", Ttl.seconds(1));
      assertEquals(new WatchEvent.Put("k", "", 3, null), watch.next());
      assertEquals(new WatchEvent.Swap("k", "3", 4, null), watch.next());
      assertEquals(new WatchEvent.Delete("k", 5), watch.next());
      assertEquals(new WatchEvent.Put("k", "4", 6, 1L), watch.next());
      assertEquals(new WatchEvent.Expired("k", 7), watch.next());
    }
  }

  @Test
  void keysAndPrefixesCanBeJoinedAndKindsChosen() throws InterruptedException {
    client.put("p/1", "vä€");
    WatchQuery query =
        WatchQuery.under("p/").and(WatchQuery.keys("a+b")).only(Kind.DELETE, Kind.CAS);
    try (WatchStream watch = client.watch(query.withoutValues())) {
      assertEquals(
          List.of(
              new WatchEvent.State("a+b", null, 1, null),
              new WatchEvent.State("p/1", null, 6, 1, null),
              new WatchEvent.Ready(1)),
          List.of(watch.next(), watch.next(), watch.next()));
      client.put("a+b", "v");
      client.compareAndSwap("a+b", "v", "🌍");
      client.delete("p/1");
      assertEquals(new WatchEvent.Swap("a+b", null, 4, 3, null), watch.next());
      assertEquals(new WatchEvent.Delete("p/1", 4), watch.next());
    }
  }

  @Test
  void itMayBeginWithoutAStateOrBehindARevision() throws InterruptedException {
    client.put("k", "1");
    client.put("k", "2");
    try (WatchStream watch = client.watch(WatchQuery.all().withoutSnapshot());
        WatchStream since = client.watch(WatchQuery.all().since(1))) {
      assertEquals(new WatchEvent.Ready(2), watch.next());
      assertEquals(new WatchEvent.Put("k", "2", 2, null), since.next());
      assertEquals(new WatchEvent.Ready(2), since.next());
    }
  }

  @Test
  void whatIsRefusedForGoodIsThrownEachTime() {
    for (int at = 0; at < 200; at++) {
      client.put("k", "v");
    }
    try (WatchStream watch = client.watch(WatchQuery.all().since(1).strictly())) {
      RefusedException gone = assertThrows(RefusedException.class, watch::next);
      assertEquals(410, gone.status());
      assertEquals(137, gone.problem().extensions().get("oldest_revision"));
      assertThrows(RefusedException.class, () -> watch.next(Duration.ZERO));
    }
  }

  @Test
  void aWaitMayBeShort() throws InterruptedException {
    try (WatchStream watch = client.watch(WatchQuery.keys("k").withoutSnapshot())) {
      assertEquals(new WatchEvent.Ready(0), watch.next());
      assertEquals(Optional.empty(), watch.next(Duration.ZERO));
      assertEquals(Optional.empty(), watch.next(Duration.ofMillis(1)));
      client.put("k", "v");
      assertEquals(new WatchEvent.Put("k", "v", 1, null), watch.next());
    }
  }

  @Test
  void closingEndsAWaitAndFreesThePlaceOnTheServer() throws Exception {
    WatchStream watch = client.watch(WatchQuery.keys("k").withoutSnapshot());
    assertEquals(new WatchEvent.Ready(0), watch.next());
    assertEquals(1, client.status().watchRequestsCount());
    Thread closer = Thread.startVirtualThread(watch::close);
    assertEquals(new WatchEvent.Closed(), watch.next());
    assertEquals(new WatchEvent.Closed(), watch.next());
    closer.join();
    Await.until(() -> client.status().watchRequestsCount() == 0);
  }

  @Test
  void closingTheClientEndsItsWatches() throws Exception {
    WatchStream watch = client.watch(WatchQuery.all());
    assertEquals(new WatchEvent.Ready(0), watch.next());
    Thread closer = Thread.startVirtualThread(client::close);
    assertEquals(new WatchEvent.Closed(), watch.next());
    closer.join();
    try (WatchStream late = client.watch(WatchQuery.all())) {
      assertEquals(new WatchEvent.Closed(), late.next());
    }
  }
}

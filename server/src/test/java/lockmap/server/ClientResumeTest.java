package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import lockmap.client.ClientOptions;
import lockmap.client.StoreClient;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.client.WatchStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a watch tells whose connection, or whose server, does not stay. */
@Timeout(120)
class ClientResumeTest {

  @Test
  void acrossCutsNothingIsMissingAndNothingComesTwice() throws Exception {
    int writes = 4000;
    try (LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
        TcpProxy proxy = new TcpProxy(server.port());
        StoreClient direct = StoreClient.to("http://127.0.0.1:" + server.port());
        StoreClient client = StoreClient.to(proxy.url());
        WatchStream watch = client.watch(WatchQuery.all())) {
      assertEquals(new WatchEvent.Ready(0), watch.next());
      CountDownLatch half = new CountDownLatch(writes / 2);
      Thread writer =
          Thread.startVirtualThread(() -> {
            for (int write = 1; write <= writes; write++) {
              direct.put("k" + write % 7, Integer.toString(write));
              half.countDown();
            }
          });
      List<Long> revisions = new ArrayList<>();
      int cuts = 0;
      while (revisions.size() < writes) {
        switch (watch.next()) {
          case WatchEvent.Put put -> {
            assertEquals(Long.toString(put.revision()), put.value());
            revisions.add(put.revision());
            if (revisions.size() == 100 || revisions.size() == 2500) {
              proxy.cut();
            }
          }
          case WatchEvent.Disconnected _ -> {
            cuts++;
            half.await();
          }
          case WatchEvent.Reconnected _, WatchEvent.Ready _ -> {}
          case WatchEvent.State _,
              WatchEvent.Swap _,
              WatchEvent.Delete _,
              WatchEvent.Expired _,
              WatchEvent.Reset _,
              WatchEvent.Closed _ ->
              throw new AssertionError("told of what did not happen");
        }
      }
      writer.join();
      assertEquals(LongStream.rangeClosed(1, writes).boxed().toList(), revisions);
      assertTrue(cuts >= 1, "it was cut");
    }
  }

  @Test
  void aSilentConnectionIsGivenUpForAnother() throws Exception {
    try (LiveServer server = LiveServer.plain();
        TcpProxy proxy = new TcpProxy(server.port());
        StoreClient client =
            new StoreClient(
                ClientOptions.to(URI.create(proxy.url()))
                    .withWatchSilence(Duration.ofMillis(100)));
        WatchStream watch = client.watch(WatchQuery.keys("k").withoutSnapshot())) {
      assertEquals(new WatchEvent.Ready(0), watch.next());
      proxy.mute();
      assertInstanceOf(WatchEvent.Disconnected.class, watch.next());
      while (proxy.connections() < 2) {
        watch.next(Duration.ofMillis(10));
      }
    }
  }

  @Test
  void aServerThatIsStartedAnewTellsItsOwnState() throws Exception {
    LiveServer first = LiveServer.plain();
    Map<String, String> samePort =
        Map.of("server.port", Integer.toString(first.port()), "store.first-revision", "1000");
    try (StoreClient client = StoreClient.to("http://127.0.0.1:" + first.port());
        WatchStream watch = client.watch(WatchQuery.all())) {
      client.put("old", "1");
      client.put("both", "1");
      Map<String, String> view = new HashMap<>();
      followUntil(2, watch, view);
      assertEquals(Map.of("old", "1", "both", "1"), view);
      first.close();
      assertInstanceOf(WatchEvent.Disconnected.class, watch.next());
      try (LiveServer second = LiveServer.with(samePort);
          StoreClient writer = StoreClient.to("http://127.0.0.1:" + second.port())) {
        writer.put("both", "2");
        writer.put("new", "2");
        List<WatchEvent> told = followUntil(1002, watch, view);
        assertTrue(told.contains(new WatchEvent.Reset(1002)), "no reset in " + told);
        assertEquals(Map.of("new", "2", "both", "2"), view);
      }
    }
  }

  @Test
  void aReaderThatFallsBehindIsReset() throws Exception {
    String filler = "x".repeat(500_000);
    try (LiveServer server =
            LiveServer.with(Map.of("watch.buffer", "4", "rate-limit.enabled", "false"));
        StoreClient client = StoreClient.to("http://127.0.0.1:" + server.port());
        WatchStream watch = client.watch(WatchQuery.keys("k"))) {
      Map<String, String> view = new HashMap<>();
      followUntil(0, watch, view);
      for (int write = 1; write <= 60; write++) {
        client.put("k", write + filler);
      }
      List<WatchEvent> told = followUntil(60, watch, view);
      assertTrue(told.stream().anyMatch(WatchEvent.Reset.class::isInstance), "no reset");
      assertFalse(told.stream().anyMatch(WatchEvent.Disconnected.class::isInstance), "it was cut");
      assertEquals(Map.of("k", 60 + filler), view);
    }
  }

  @Test
  void aServerThatComesLateIsWaitedFor() throws Exception {
    LiveServer gone = LiveServer.plain();
    int port = gone.port();
    gone.close();
    try (StoreClient client = StoreClient.to("http://127.0.0.1:" + port);
        WatchStream watch = client.watch(WatchQuery.all())) {
      assertInstanceOf(WatchEvent.Disconnected.class, watch.next());
      try (LiveServer late = LiveServer.with(Map.of("server.port", Integer.toString(port)))) {
        assertEquals(port, late.port());
        WatchEvent event = watch.next();
        while (event instanceof WatchEvent.Disconnected) {
          event = watch.next();
        }
        assertEquals(new WatchEvent.Reconnected(), event);
        assertEquals(new WatchEvent.Ready(0), watch.next());
      }
    }
  }

  /** Keeps a copy of the keys as the class says, until it is right as of a revision. */
  private static List<WatchEvent> followUntil(
      long revision, WatchStream watch, Map<String, String> view) throws InterruptedException {
    List<WatchEvent> told = new ArrayList<>();
    long reached = -1;
    while (reached < revision) {
      WatchEvent event = watch.next();
      told.add(event);
      switch (event) {
        case WatchEvent.Reset _ -> view.clear();
        case WatchEvent.State state -> {
          if (state.exists()) {
            view.put(state.key(), state.value());
          } else {
            view.remove(state.key());
          }
        }
        case WatchEvent.Ready ready -> reached = ready.revision();
        case WatchEvent.Put put -> {
          view.put(put.key(), put.value());
          reached = put.revision();
        }
        case WatchEvent.Swap swap -> {
          view.put(swap.key(), swap.value());
          reached = swap.revision();
        }
        case WatchEvent.Delete gone -> {
          view.remove(gone.key());
          reached = gone.revision();
        }
        case WatchEvent.Expired gone -> {
          view.remove(gone.key());
          reached = gone.revision();
        }
        case WatchEvent.Disconnected _, WatchEvent.Reconnected _ -> {}
        case WatchEvent.Closed _ -> throw new AssertionError("closed by nobody");
      }
    }
    return told;
  }
}

package lockmap.server.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.health.HealthCheck;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.api.WireJson;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.feed.Delivery;
import lockmap.server.feed.Subscription;
import lockmap.server.http.Gatekeeper;
import lockmap.server.http.Problems;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import lockmap.server.http.Resource;
import lockmap.server.http.Routes;
import lockmap.server.http.Traffic;
import lockmap.server.memory.MemoryPool;
import lockmap.server.status.Sources.Bounded;
import lockmap.server.store.Change;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;

/** What the health says where something is wrong that no client can bring about. */
class HealthRouteTest {

  private static final Utf8Bytes KEY = Utf8Bytes.of("k");
  private static final ChangeFeed.Options OPTIONS = new ChangeFeed.Options(1024, 1 << 20, 100);

  @Test
  void aDeadDispatcherIsToldByName() throws Exception {
    try (ChangeFeed feed = new ChangeFeed(OPTIONS, 0)) {
      HealthCheck check = Vitals.thread("change-feed", feed::isAlive);
      assertEquals(200, live(check).status());
      kill(feed);
      RawAnswer answer = live(check);
      assertEquals(503, answer.status());
      assertTrue(answer.body().contains("\"/problems/not-live\""), answer.body());
      assertTrue(
          answer.body().contains("\"detail\":\"change-feed: Its thread has died"), answer.body());
      assertEquals(503, ready(check).status());
    }
  }

  @Test
  void aFeedThatIsBehindIsNotReady() throws Exception {
    try (ChangeFeed feed = new ChangeFeed(OPTIONS, 0)) {
      HealthCheck check = Vitals.feed(feed, 0);
      assertEquals(200, ready(check).status());
      kill(feed);
      RawAnswer answer = ready(check);
      assertEquals(503, answer.status());
      assertTrue(
          answer.body().contains("feed-lag: Watchers are 1 revisions behind, of 0 they may be"),
          answer.body());
      assertEquals(200, live(check).status());
    }
  }

  @Test
  void theMemoryIsFullWhereLessThanAHundredthIsLeft() throws Exception {
    AtomicLong held = new AtomicLong(9_900);
    HealthCheck check = Vitals.memory(new Bounded(held::get, 10_000));
    assertEquals(200, ready(check).status());
    held.set(9_901);
    assertEquals(503, ready(check).status());
  }

  /**
   * Ends the dispatcher by a change without a cause, which no store tells, and which none who
   * watches can be asked about.
   */
  @SuppressWarnings({"NullAway", "DataFlowIssue"})
  private static void kill(ChangeFeed feed) throws InterruptedException {
    try (Subscription watcher = feed.subscribe(List.of(KEY))) {
      feed.changed(new Change(null, KEY, null, 1));
      assertEquals(Delivery.ENDED, watcher.next(Duration.ofSeconds(30)));
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (feed.isAlive()) {
      assertTrue(System.nanoTime() < deadline, "the dispatcher ends");
      Thread.onSpinWait();
    }
  }

  private static RawAnswer live(HealthCheck check) throws Exception {
    return ask("/health/live", check);
  }

  private static RawAnswer ready(HealthCheck check) throws Exception {
    return ask("/health/ready", check);
  }

  private static RawAnswer ask(String path, HealthCheck check) throws Exception {
    HealthRoute route = new HealthRoute(List.of(check));
    Problems problems = new Problems(WireJson::write);
    Routes routes =
        new Routes(
            problems,
            new Traffic(System::nanoTime),
            Resource.at("/health/ready").get(route::ready),
            Resource.at("/health/live").get(route::live));
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(
                HttpRouting.builder()
                    .addFilter(new Gatekeeper(problems, new MemoryPool(1 << 20)))
                    .any(routes))
            .build()
            .start();
    try (RawConnection connection = RawConnection.to(server.port())) {
      return connection.request("GET", path).answer();
    } finally {
      server.stop();
    }
  }
}

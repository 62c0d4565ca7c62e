package lockmap.server.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lockmap.server.store.ChangeListener;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Utf8Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A write, and what it costs that others may watch. Those who do run beside it and take what they
 * are told; the writer does not wait for them, so they may lose their places.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class Publish {

  private static final Utf8Bytes KEY = Utf8Bytes.of("key");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Who watches: nobody could, nobody does, others do, or some do. */
  @Param({"no feed", "0", "10000 of other keys", "1", "100"})
  public String watchers = "";

  private final List<Thread> threads = new ArrayList<>();
  private final Utf8Bytes value = Utf8Bytes.adopt("x".repeat(100).getBytes(US_ASCII));
  private ChangeFeed feed = feed();
  private LockMap map = map(_ -> {});

  /** Has them watch. */
  @Setup
  public void watch() {
    if (watchers.equals("no feed")) {
      return;
    }
    map = map(feed);
    int space = watchers.indexOf(' ');
    int count = Integer.parseInt(space < 0 ? watchers : watchers.substring(0, space));
    for (int watcher = 0; watcher < count; watcher++) {
      Utf8Bytes key = space < 0 ? KEY : Utf8Bytes.of("other-" + watcher);
      Subscription subscription = feed.subscribe(List.of(key));
      threads.add(Thread.startVirtualThread(() -> follow(subscription)));
    }
  }

  /** One write. */
  @Benchmark
  public Object put() {
    return map.apply(new Operation.Put(KEY, value, Expiry.NEVER));
  }

  /** Ends the feed, and with it those who watch. */
  @TearDown
  public void end() throws InterruptedException {
    feed.close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void follow(Subscription subscription) {
    try (subscription) {
      subscription.snapshot(map);
      while (true) {
        switch (subscription.next(PATIENCE)) {
          case Delivery.Changes _, Delivery.Quiet _ -> {}
          case Delivery.Lost _ -> subscription.snapshot(map);
          case Delivery.Ended _ -> {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ChangeFeed feed() {
    return new ChangeFeed(new ChangeFeed.Options(65_536, 64 << 20, 4096), 0);
  }

  private static LockMap map(ChangeListener listener) {
    return new LockMap(
        new LockMap.Options(256, 0, Long.MAX_VALUE), System::nanoTime, new Random(7), listener);
  }
}

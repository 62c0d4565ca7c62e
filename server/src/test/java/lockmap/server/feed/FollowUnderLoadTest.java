package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lockmap.server.store.Change;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Slot;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Watchers begin at any moment while writers write. Each key's values count up, or the key is
 * absent, so a gap or a double shows in the numbers themselves.
 */
class FollowUnderLoadTest {

  private static final int WRITERS = 4;
  private static final int WATCHERS = 24;
  private static final int WRITES = 60_000;
  private static final int CHANGES_PER_WATCH = 700;

  /** Holds all the changes there will be, so that losing its place is no excuse for a watcher. */
  private final ChangeFeed feed =
      new ChangeFeed(new ChangeFeed.Options(1 << 19, 1L << 30, 1 << 19), 0);

  private final LockMap map =
      new LockMap(new LockMap.Options(4, 0, Long.MAX_VALUE), System::nanoTime, new Random(3), feed);

  @Test
  @Timeout(120)
  void everyWatcherSeesEachChangeAfterItsSnapshotOnceAndInOrder() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int watcher = 0; watcher < WATCHERS; watcher++) {
        List<Utf8Bytes> keys = List.of(key(watcher % WRITERS), key((watcher + 1) % WRITERS));
        running.add(watchers.submit(() -> watchAgainAndAgain(keys)));
      }
      for (int writer = 0; writer < WRITERS; writer++) {
        Utf8Bytes key = key(writer);
        running.add(writers.submit(() -> write(key)));
      }
      for (Future<?> future : running) {
        future.get(100, TimeUnit.SECONDS);
      }
    }
    feed.close();
  }

  private static Utf8Bytes key(int writer) {
    return Utf8Bytes.of("key-" + writer);
  }

  /** Values 0, 1, 2 …, with every third write followed by a removal. */
  private void write(Utf8Bytes key) {
    for (int number = 0; number < WRITES; number++) {
      map.apply(new Operation.Put(key, Utf8Bytes.of(Integer.toString(number)), Expiry.NEVER));
      if (number % 3 == 2 && number < WRITES - 1) {
        map.apply(new Operation.Delete(key));
      }
    }
  }

  private Void watchAgainAndAgain(List<Utf8Bytes> keys) throws InterruptedException {
    boolean finished = false;
    while (!finished) {
      finished = watch(keys);
    }
    return null;
  }

  /** Follows some changes from a fresh snapshot; says whether the keys have their last values. */
  private boolean watch(List<Utf8Bytes> keys) throws InterruptedException {
    Map<Utf8Bytes, Integer> steps = new HashMap<>();
    try (Subscription subscription = feed.subscribe(keys)) {
      for (View view : subscription.snapshot(map).views()) {
        Slot slot = view.slot();
        if (slot != null) {
          steps.put(view.key(), stepOf(slot));
        }
      }
      long last = 0;
      int followed = 0;
      while (followed < CHANGES_PER_WATCH && !areLast(keys, steps)) {
        Delivery delivery = subscription.next(Duration.ofSeconds(60));
        assertTrue(delivery instanceof Delivery.Changes, "instead of changes came " + delivery);
        if (delivery instanceof Delivery.Changes(List<Change> changes)) {
          for (Change change : changes) {
            assertTrue(change.revision() > last, "revisions rise");
            last = change.revision();
            follow(steps, change);
          }
          followed += changes.size();
        }
      }
      return areLast(keys, steps);
    }
  }

  private static boolean areLast(List<Utf8Bytes> keys, Map<Utf8Bytes, Integer> steps) {
    return keys.stream().allMatch(key -> steps.getOrDefault(key, -1) == lastStep());
  }

  /** A key's steps are numbered: 0, 1, 2, its removal 3, then 4, 5, 6, removal 7 … */
  private static void follow(Map<Utf8Bytes, Integer> steps, Change change) {
    Slot slot = change.slot();
    Integer before = steps.get(change.key());
    if (slot != null) {
      int step = stepOf(slot);
      if (before != null) {
        assertEquals(before + 1, step, "a put follows the step before it");
      } else {
        assertEquals(0, step % 4, "after an absence comes the first put behind a removal");
      }
      steps.put(change.key(), step);
    } else {
      assertTrue(before != null && before % 4 == 2, "a removal follows the third put");
      steps.put(change.key(), before + 1);
    }
  }

  private static int stepOf(Slot slot) {
    int number = Integer.parseInt(slot.value().toString());
    return number / 3 * 4 + number % 3;
  }

  private static int lastStep() {
    return (WRITES - 1) / 3 * 4 + (WRITES - 1) % 3;
  }
}

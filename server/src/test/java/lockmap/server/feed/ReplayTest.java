package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplayTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Utf8Bytes KEY = Utf8Bytes.of("k");
  private static final Utf8Bytes OTHER = Utf8Bytes.of("other");
  private static final int HISTORY = 64;
  private static final int BUFFER = 8;

  private final ChangeFeed feed =
      new ChangeFeed(new ChangeFeed.Options(HISTORY, 1 << 20, BUFFER), 1000);
  private final LockMap map =
      new LockMap(
          new LockMap.Options(4, 1000, Long.MAX_VALUE), System::nanoTime, new Random(1), feed);
  private final Subscription subscription = feed.subscribe(List.of(KEY));
  private final List<Long> replayed = new ArrayList<>();

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void aWatchCanGoOnFromTheBeginningAndFromTheEnd() throws InterruptedException {
    put(KEY, 3);
    assertEquals(List.of(false, true, true, false), possible(999, 1000, 1003, 1004));
  }

  @Test
  void aWatchCanGoOnBehindTheRevisionBeforeTheOldest() throws InterruptedException {
    put(KEY, HISTORY + 5);
    assertEquals(List.of(false, true), possible(1004, 1005));
    assertEquals(1006, Replay.since(1000, 0, subscription, map).oldest());
  }

  @Test
  void aWatchGoesOnFromNowhereBeforeTheEarliest() throws InterruptedException {
    put(KEY, 3);
    assertFalse(Replay.since(1001, 1002, subscription, map).isPossible());
    assertTrue(Replay.since(1002, 1002, subscription, map).isPossible());
    assertEquals(1003, Replay.since(1001, 1002, subscription, map).oldest());
    assertFalse(Replay.since(1003, Long.MAX_VALUE, subscription, map).isPossible());
    assertEquals(1005, Replay.since(1003, Long.MAX_VALUE, subscription, map).oldest());
  }

  /** What came after the end must not be named, not even where it concerns nobody. */
  @Test
  void whoHasEndedIsNotToldHowFarItWent() throws InterruptedException {
    put(OTHER, 2);
    Replay replay = Replay.since(1001, 0, subscription, map);
    subscription.close();
    assertEquals(OptionalLong.empty(), run(replay));
    assertEquals(OptionalLong.empty(), run(Replay.none(subscription, map)));
    assertInstanceOf(Delivery.Ended.class, subscription.next(LONG));
  }

  @Test
  void everyChangeBehindTheRevisionIsReplayedOnceAndNoOther() throws InterruptedException {
    put(KEY, 2);
    put(OTHER, 1);
    put(KEY, 2);
    assertEquals(OptionalLong.of(1005), run(Replay.since(1001, 0, subscription, map)));
    assertEquals(List.of(1002L, 1004L, 1005L), replayed);
    put(KEY, 1);
    assertEquals(1006, next());
  }

  @Test
  void nothingIsReplayedToWhoBeginsNow() throws InterruptedException {
    put(KEY, 2);
    assertEquals(OptionalLong.of(1002), run(Replay.none(subscription, map)));
    put(KEY, 1);
    assertEquals(List.of(), replayed);
    assertEquals(1003, next());
  }

  @Test
  void onlyTheCausesThatAreFollowedAreReplayed() throws InterruptedException {
    put(KEY, 1);
    map.apply(new Operation.Delete(KEY));
    Interest deletions = new Interest(List.of(KEY), List.of(), EnumSet.of(Cause.DELETE));
    try (Subscription filtered = feed.subscribe(deletions)) {
      assertEquals(OptionalLong.of(1002), run(Replay.since(1000, 0, filtered, map)));
      assertEquals(List.of(1002L), replayed);
    }
  }

  @Test
  void whoIsOvertakenByTheHistoryIsToldSo() throws InterruptedException {
    put(KEY, 2);
    Replay replay = Replay.since(1000, 0, subscription, map);
    put(OTHER, HISTORY);
    assertEquals(OptionalLong.empty(), run(replay));
    assertInstanceOf(Delivery.Lost.class, subscription.next(LONG));
  }

  /** A long replay to a slow reader may well take more time than a buffer lasts. */
  @Test
  void whatTheHistoryHoldsIsReplayedThoughTheBufferCouldNotHoldIt() throws InterruptedException {
    put(KEY, 2);
    Replay replay = Replay.since(1000, 0, subscription, map);
    OptionalLong ready =
        replay.run(change -> {
          replayed.add(change.revision());
          if (change.revision() == 1001) {
            put(KEY, 2 * BUFFER);
            awaitDispatch();
          }
          return true;
        });
    assertEquals(OptionalLong.of(1002 + 2 * BUFFER), ready);
    assertEquals(LongStream.rangeClosed(1001, ready.getAsLong()).boxed().toList(), replayed);
    put(KEY, 1);
    assertEquals(ready.getAsLong() + 1, next());
  }

  private List<Boolean> possible(long... revisions) throws InterruptedException {
    List<Boolean> possible = new ArrayList<>();
    for (long revision : revisions) {
      possible.add(Replay.since(revision, 0, subscription, map).isPossible());
    }
    return possible;
  }

  private OptionalLong run(Replay replay) throws InterruptedException {
    return replay.run(change -> replayed.add(change.revision()));
  }

  private long next() throws InterruptedException {
    List<Change> changes =
        assertInstanceOf(Delivery.Changes.class, subscription.next(LONG)).changes();
    return changes.getFirst().revision();
  }

  private void awaitDispatch() {
    try {
      feed.dispatcher().await(map.revision());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void put(Utf8Bytes key, int times) {
    for (int time = 0; time < times; time++) {
      map.apply(new Operation.Put(key, Utf8Bytes.of("v" + time), Expiry.NEVER));
    }
  }
}

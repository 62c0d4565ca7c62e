package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Slot;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Utf8Bytes A = Utf8Bytes.of("a");
  private static final Utf8Bytes B = Utf8Bytes.of("b");
  private static final Utf8Bytes C = Utf8Bytes.of("c");

  private final ChangeFeed feed = new ChangeFeed(new ChangeFeed.Options(64, 1 << 20, 8), 0);
  private final LockMap map =
      new LockMap(new LockMap.Options(4, 0, Long.MAX_VALUE), System::nanoTime, new Random(1), feed);

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void aSnapshotHoldsWhatIsThereInTheOrderAskedFor() throws InterruptedException {
    put(B, "1");
    try (Subscription subscription = feed.subscribe(List.of(A, B, A))) {
      Snapshot snapshot = subscription.snapshot(map);
      assertEquals(List.of(A, B), snapshot.views().stream().map(view -> view.key()).toList());
      assertNull(snapshot.views().get(0).slot());
      Slot slot = snapshot.views().get(1).slot();
      assertNotNull(slot);
      assertEquals("1", slot.value().toString());
    }
  }

  @Test
  void followsItsKeysInRevisionOrderAndNoOthers() throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(A, B))) {
      subscription.snapshot(map);
      put(A, "1");
      put(C, "2");
      put(B, "3");
      map.apply(new Operation.Delete(A));
      List<Change> changes = take(subscription, 3);
      assertEquals(List.of(1L, 3L, 4L), revisions(changes));
      assertEquals(
          List.of(Cause.PUT, Cause.PUT, Cause.DELETE),
          changes.stream().map(Change::cause).toList());
    }
  }

  @Test
  void whatNobodyFollowsIsNoLag() throws InterruptedException {
    for (int change = 0; change < 40; change++) {
      put(C, "v");
    }
    assertEquals(0, feed.lag());
    try (Subscription subscription = feed.subscribe(List.of(A))) {
      subscription.snapshot(map);
      put(A, "1");
      take(subscription, 1);
      feed.dispatcher().await(41);
      assertEquals(0, feed.lag());
    }
  }

  @Test
  void itIsAliveUntilItIsClosed() {
    assertTrue(feed.isAlive());
    feed.close();
    long deadline = System.nanoTime() + LONG.toNanos();
    while (feed.isAlive() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertFalse(feed.isAlive());
  }

  @Test
  void whatTheSnapshotHoldsDoesNotComeAgain() throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(A))) {
      put(A, "before");
      map.apply(new Operation.Delete(A));
      subscription.snapshot(map);
      put(A, "after");
      assertEquals(3, take(subscription, 1).getFirst().revision());
    }
  }

  @Test
  void aWatcherBehindItsBufferIsToldAndGoesOnFromASnapshot() throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(A));
        Subscription witness = feed.subscribe(List.of(B))) {
      subscription.snapshot(map);
      witness.snapshot(map);
      for (int count = 0; count < 9; count++) {
        put(A, "v" + count);
      }
      put(B, "all dispatched when this arrives");
      take(witness, 1);
      assertInstanceOf(Delivery.Lost.class, subscription.next(LONG));
      Slot slot = subscription.snapshot(map).views().getFirst().slot();
      assertNotNull(slot);
      assertEquals("v8", slot.value().toString());
      put(A, "next");
      assertEquals(11, take(subscription, 1).getFirst().revision());
    }
  }

  @Test
  void aChangeThatTheHistoryNoLongerHoldsIsALossNotASilence() throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(A));
        Subscription witness = feed.subscribe(List.of(B))) {
      subscription.snapshot(map);
      witness.snapshot(map);
      put(A, "1");
      for (int count = 0; count < 64; count++) {
        put(C, "fills the history");
      }
      put(B, "all dispatched when this arrives");
      awaitSomething(witness);
      assertInstanceOf(Delivery.Lost.class, subscription.next(LONG));
    }
  }

  @Test
  void aLateWordOfWhatTheSnapshotHoldsCostsNoLaterChange() throws InterruptedException {
    put(A, "in the snapshot");
    try (Subscription subscription = feed.subscribe(List.of(A));
        Subscription witness = feed.subscribe(List.of(C))) {
      subscription.snapshot(map);
      witness.snapshot(map);
      subscription.note(1); // as a dispatcher does that is behind
      for (int count = 0; count < 63; count++) {
        put(C, "fills the history");
        take(witness, 1);
      }
      put(A, "takes the first one's place in the history");
      assertEquals(65, take(subscription, 1).getFirst().revision());
    }
  }

  @Test
  void aDeliveryKeepsNoMoreAliveThanItMust() throws InterruptedException {
    String large = "x".repeat(50_000);
    try (Subscription subscription = feed.subscribe(List.of(A));
        Subscription witness = feed.subscribe(List.of(B))) {
      subscription.snapshot(map);
      witness.snapshot(map);
      for (int count = 0; count < 5; count++) {
        put(A, large);
      }
      put(B, "all dispatched when this arrives");
      take(witness, 1);
      assertEquals(List.of(1L, 2L), revisions(take(subscription, 1)));
      assertEquals(List.of(3L, 4L), revisions(take(subscription, 1)));
      assertEquals(List.of(5L), revisions(take(subscription, 1)));
    }
  }

  @Test
  void aQuietTimeIsSaid() throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(A))) {
      subscription.snapshot(map);
      assertInstanceOf(Delivery.Quiet.class, subscription.next(Duration.ofMillis(1)));
    }
  }

  @Test
  void thePositionIsHowFarChangesHaveBeenHandedOn() throws InterruptedException {
    put(C, "1");
    put(C, "2");
    feed.dispatcher().await(map.revision());
    assertEquals(2, feed.position());
  }

  @Test
  void theQuietPositionIsNotBeforeWhatWasTold() throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(A))) {
      subscription.snapshot(map);
      put(C, "wakes no dispatcher");
      subscription.note(1); // as a dispatcher does before it moves its position on
      assertEquals(1, take(subscription, 1).getLast().revision());
      Delivery quiet = subscription.next(Duration.ofNanos(1));
      assertEquals(new Delivery.Quiet(1), quiet);
    }
  }

  @Test
  void closingTheFeedEndsEverySubscription() throws InterruptedException {
    Subscription before = feed.subscribe(List.of(A));
    feed.close();
    Subscription after = feed.subscribe(List.of(A));
    assertInstanceOf(Delivery.Ended.class, before.next(LONG));
    assertInstanceOf(Delivery.Ended.class, after.next(LONG));
    assertEquals(0, feed.subscriptions());
  }

  @Test
  void aClosedSubscriptionIsForgotten() {
    Subscription first = feed.subscribe(List.of(A));
    Subscription second = feed.subscribe(List.of(A));
    assertEquals(2, feed.subscriptions());
    first.close();
    first.close();
    assertEquals(1, feed.subscriptions());
    second.close();
    assertEquals(0, feed.subscriptions());
  }

  private static List<Long> revisions(List<Change> changes) {
    return changes.stream().map(Change::revision).toList();
  }

  private void put(Utf8Bytes key, String value) {
    map.apply(new Operation.Put(key, Utf8Bytes.of(value), Expiry.NEVER));
  }

  private static List<Change> take(Subscription subscription, int count)
      throws InterruptedException {
    List<Change> changes = new ArrayList<>();
    while (changes.size() < count) {
      changes.addAll(assertInstanceOf(Delivery.Changes.class, subscription.next(LONG)).changes());
    }
    return changes;
  }

  /** Either the change itself or, where the dispatcher was overtaken, word of that. */
  private static void awaitSomething(Subscription subscription) throws InterruptedException {
    Delivery delivery = subscription.next(LONG);
    if (!(delivery instanceof Delivery.Lost)) {
      assertInstanceOf(Delivery.Changes.class, delivery);
    }
  }
}

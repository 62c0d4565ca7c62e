package lockmap.server.store;

import static lockmap.server.store.LockMapOrderTest.stateOnceItStops;
import static lockmap.server.store.Operations.deleting;
import static lockmap.server.store.Operations.getting;
import static lockmap.server.store.Operations.putting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others can do while an atomic batch is half done, one moment at a time. */
class BatchOrderTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
  private static final KeyRange ALL = KeyRange.under(Utf8Bytes.EMPTY);
  private static final List<Operation> BATCH =
      List.of(putting("1", "new"), putting("2", "new"), deleting("3"));

  private final RecordedChanges changes = new RecordedChanges();
  private final AtomicReference<ChangeListener> listener = new AtomicReference<>(changes);
  private final LockMap map =
      new LockMap(
          new LockMap.Options(8, 0, Long.MAX_VALUE),
          () -> 0,
          key -> Long.parseLong(key.toString()) << (Long.SIZE - 3),
          change -> listener.get().changed(change));

  /** What touches something that the batch changes, each key of it in a stripe of its own. */
  enum Waiting {
    GET_OF_WHAT_IS_CHANGED("1"),
    GET_OF_WHAT_WILL_BE_CHANGED("2"),
    VIEW("3"),
    PUT("2"),
    LIST("1"),
    SIZE("1"),
    BATCH_OF_READS("2"),
    BATCH_IN_ANOTHER_ORDER("3");

    private final String key;

    Waiting(String key) {
      this.key = key;
    }

    void on(LockMap map) {
      switch (this) {
        case GET_OF_WHAT_IS_CHANGED, GET_OF_WHAT_WILL_BE_CHANGED -> map.get(Utf8Bytes.of(key));
        case VIEW -> map.view(Utf8Bytes.of(key));
        case PUT -> map.apply(putting(key, "other"));
        case LIST -> map.list(ALL, 10);
        case SIZE -> map.size();
        case BATCH_OF_READS -> map.applyAtomically(List.of(getting("0"), getting(key)));
        case BATCH_IN_ANOTHER_ORDER ->
            map.applyAtomically(List.of(putting(key, "o"), putting("2", "o"), putting("1", "o")));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverTouchesWhatItChangesWaits(Waiting waiting) throws InterruptedException {
    map.apply(putting("3", "old"));
    Thread other = Thread.ofPlatform().daemon().unstarted(() -> waiting.on(map));
    AtomicReference<Thread.State> whileHalfDone = new AtomicReference<>();
    atTheNextChange(() -> {
      other.start();
      whileHalfDone.set(stateOnceItStops(other));
    });

    map.applyAtomically(BATCH);

    assertEquals(Thread.State.WAITING, whileHalfDone.get());
    assertTrue(other.join(LONG_ENOUGH));
  }

  @Test
  void whoeverWritesElsewhereGoesOnAndComesBehindItInOrder() throws InterruptedException {
    map.apply(putting("3", "old"));
    changes.take();
    Thread other =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> {
              map.apply(putting("4", "single"));
              map.applyAtomically(List.of(putting("5", "batch"), putting("6", "batch")));
            });
    AtomicReference<Thread.State> whileHalfDone = new AtomicReference<>();
    atTheNextChange(() -> {
      other.start();
      whileHalfDone.set(stateOnceItStops(other));
    });

    map.applyAtomically(BATCH);

    assertEquals(Thread.State.TERMINATED, whileHalfDone.get());
    assertEquals(
        List.of("1 @2", "2 @3", "3 @4", "4 @5", "5 @6", "6 @7"),
        changes.take().stream()
            .map(change -> change.key() + " @" + change.revision())
            .sorted()
            .toList());
  }

  @Test
  void aRevisionReadWhileItIsHalfDoneIsThatOfAllOfIt() {
    map.apply(putting("3", "old"));
    AtomicReference<Long> whileHalfDone = new AtomicReference<>();
    atTheNextChange(() -> whileHalfDone.set(map.revision()));

    map.applyAtomically(BATCH);

    assertEquals(4, whileHalfDone.get());
  }

  @Test
  void aPageThatABatchOvertookIsReadAgain() {
    AtomicReference<Runnable> atTheSecondKey = new AtomicReference<>(() -> {});
    LockMap timed =
        new LockMap(
            new LockMap.Options(8, 0, Long.MAX_VALUE),
            () -> {
              atTheSecondKey.get().run();
              return 0;
            },
            key -> Long.parseLong(key.toString()) << (Long.SIZE - 3),
            _ -> {});
    timed.applyAtomically(List.of(lasting("1", "old"), lasting("2", "old")));
    AtomicInteger looks = new AtomicInteger();
    atTheSecondKey.set(() -> {
      if (looks.incrementAndGet() == 2) {
        timed.applyAtomically(List.of(putting("1", "new"), putting("2", "new")));
      }
    });

    assertEquals(
        List.of("1=new @3", "2=new @4"), timed.list(ALL, 10).stream().map(Texts::of).toList());
  }

  @Test
  void aBatchThatWaitsForAStripeHoldsNoneThatComesLater() throws InterruptedException {
    Thread waiting =
        Thread.ofPlatform()
            .daemon()
            .unstarted(() -> map.applyAtomically(List.of(putting("3", "b"), putting("1", "b"))));
    Thread writer = Thread.ofPlatform().daemon().unstarted(() -> map.apply(putting("3", "w")));
    AtomicReference<Thread.State> whileItWaits = new AtomicReference<>();
    atTheNextChange(() -> {
      waiting.start();
      assertEquals(Thread.State.WAITING, stateOnceItStops(waiting));
      writer.start();
      whileItWaits.set(stateOnceItStops(writer));
    });

    map.apply(putting("1", "held"));

    assertEquals(Thread.State.TERMINATED, whileItWaits.get());
    assertTrue(waiting.join(LONG_ENOUGH));
  }

  private static Operation lasting(String key, String value) {
    return new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of(value), new Expiry.After(100));
  }

  private void atTheNextChange(Runnable act) {
    listener.set(change -> {
      listener.set(changes);
      changes.changed(change);
      act.run();
    });
  }
}

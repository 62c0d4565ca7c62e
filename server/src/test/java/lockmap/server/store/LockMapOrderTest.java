package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That storing, telling and reading cannot come between each other, one moment at a time. */
class LockMapOrderTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
  private static final Utf8Bytes KEY = Utf8Bytes.of("key");
  private static final Utf8Bytes OTHER = Utf8Bytes.of("other");
  private static final Utf8Bytes VALUE = Utf8Bytes.of("value");

  /** What another thread may do while a change of a key is being told. */
  enum Act {
    GET,
    VIEW,
    SIZE,
    PUT,
    DELETE,
    SWAP,
    PUT_OF_A_NEIGHBOUR;

    void on(LockMap map) {
      switch (this) {
        case GET -> map.get(KEY);
        case VIEW -> map.view(KEY);
        case SIZE -> map.size();
        case PUT -> map.apply(new Operation.Put(KEY, VALUE, Expiry.NEVER));
        case DELETE -> map.apply(new Operation.Delete(KEY));
        case SWAP -> map.apply(new Operation.CompareAndSwap(KEY, VALUE, VALUE));
        case PUT_OF_A_NEIGHBOUR -> map.apply(new Operation.Put(OTHER, VALUE, Expiry.NEVER));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everybodyWaitsWhileAChangeIsTold(Act act) throws InterruptedException {
    AtomicReference<ChangeListener> listener = new AtomicReference<>(_ -> {});
    LockMap map = mapOfOneStripe(() -> 0, change -> listener.get().changed(change));
    Act.PUT.on(map);
    Thread other = Thread.ofPlatform().daemon().unstarted(() -> act.on(map));
    AtomicReference<Thread.State> whileTold = new AtomicReference<>();
    listener.set(_ -> {
      listener.set(_ -> {});
      other.start();
      whileTold.set(stateOnceItStops(other));
    });

    Act.DELETE.on(map);

    assertEquals(Thread.State.WAITING, whileTold.get());
    assertTrue(other.join(LONG_ENOUGH));
  }

  @Test
  void aReadThatAWriteOvertookIsDoneAgain() {
    AtomicLong now = new AtomicLong();
    AtomicReference<Runnable> beforeTheTimeIsTaken = new AtomicReference<>(() -> {});
    LongSupplier ticker =
        () -> {
          beforeTheTimeIsTaken.getAndSet(() -> {}).run();
          return now.get();
        };
    LockMap map = mapOfOneStripe(ticker, _ -> {});
    map.apply(new Operation.Put(KEY, VALUE, new Expiry.After(100)));
    beforeTheTimeIsTaken.set(() -> {
      map.apply(new Operation.Put(KEY, VALUE, new Expiry.After(1_000)));
      now.set(100);
    });

    // The reader has found the first slot when it asks for the time, which that one has not
    // reached; but the key never expired, since it was written again before.
    assertEquals("key=value @2 until 1000", Texts.of(map.get(KEY)));
  }

  static Thread.State stateOnceItStops(Thread thread) {
    long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
    Thread.State state = thread.getState();
    while (state != Thread.State.WAITING
        && state != Thread.State.TERMINATED
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      state = thread.getState();
    }
    return state;
  }

  private static LockMap mapOfOneStripe(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(
        new LockMap.Options(2, 0, Long.MAX_VALUE),
        ticker,
        key -> Integer.toUnsignedLong(key.hashCode()),
        listener);
  }
}

package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlarmTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private volatile int sleeps;
  private final LockMap map =
      new LockMap(
          new LockMap.Options(4, 0, Long.MAX_VALUE), System::nanoTime, new Random(1), _ -> {});

  @Test
  void anEarlierDeadlineWakesItAndThenItSleepsAgain() throws InterruptedException {
    put("far", Duration.ofHours(1));
    Thread sleeper = sleeper(2);
    awaitState(sleeper, Thread.State.TIMED_WAITING);
    put("near", Duration.ofMinutes(1));
    while (sleeps < 2) {
      assertNotEquals(Thread.State.TERMINATED, sleeper.getState());
      Thread.onSpinWait();
    }
    awaitState(sleeper, Thread.State.TIMED_WAITING);
    sleeper.interrupt();
    sleeper.join(PATIENCE);
  }

  @Test
  void aFirstDeadlineWakesIt() throws InterruptedException {
    Thread sleeper = sleeper(1);
    awaitState(sleeper, Thread.State.WAITING);
    put("first", Duration.ofMinutes(1));
    sleeper.join(PATIENCE);
    assertEquals(Thread.State.TERMINATED, sleeper.getState());
  }

  /** Goes to sleep some times and ends when it wakes from the last. */
  private Thread sleeper(int times) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          for (int sleep = 1; sleep <= times; sleep++) {
            sleeps = sleep;
            map.expireThenSleep();
          }
        });
  }

  private void put(String key, Duration ttl) {
    map.apply(
        new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of("v"), new Expiry.After(ttl.toNanos())));
  }

  private static void awaitState(Thread thread, Thread.State state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (thread.getState() != state && System.nanoTime() < deadline) {
      assertNotEquals(Thread.State.TERMINATED, thread.getState(), "it did not sleep");
      Thread.onSpinWait();
    }
    assertEquals(state, thread.getState());
  }
}

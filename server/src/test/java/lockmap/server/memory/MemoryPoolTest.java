package lockmap.server.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final MemoryPool pool = new MemoryPool(100);

  @Test
  void givesNoMoreThanItHas() {
    assertTrue(pool.take(60));
    assertFalse(pool.take(41));
    assertEquals(60, pool.used());
    assertTrue(pool.take(40));
    assertFalse(pool.take(1));
    pool.giveBack(100);
    assertEquals(0, pool.used());
    assertFalse(pool.take(Long.MAX_VALUE));
  }

  @Test
  void isScarceWhereLessThanAQuarterIsLeft() {
    assertTrue(pool.take(75));
    assertFalse(pool.isScarce());
    assertTrue(pool.take(1));
    assertTrue(pool.isScarce());
  }

  @Test
  void whoWaitsGetsWhatIsGivenBack() throws Exception {
    assertTrue(pool.take(100));
    CompletableFuture<Boolean> got = new CompletableFuture<>();
    Thread waiting = Thread.ofVirtual().start(() -> got.complete(await(50)));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    pool.giveBack(49);
    pool.giveBack(1);
    assertTrue(got.get());
    assertEquals(100, pool.used());
  }

  @Test
  void whoWaitsInVainGetsNothing() throws Exception {
    assertTrue(pool.take(100));
    assertFalse(pool.await(1, Duration.ofMillis(1)));
    assertFalse(pool.await(101, LONG), "there never is so much, so nobody waits for it");
    assertEquals(100, pool.used());
  }

  @Test
  void manyThreadsNeverHoldMoreTogether() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int round = 0; round < 5_000; round++) {
                  long bytes = ThreadLocalRandom.current().nextLong(1, 60);
                  if (await(bytes)) {
                    assertTrue(pool.used() <= 100);
                    pool.giveBack(bytes);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, pool.used());
  }

  private boolean await(long bytes) {
    try {
      return pool.await(bytes, LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import lockmap.server.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CanaryTest {

  private static final int CARRIERS =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();

  private final AtomicLong clock = new AtomicLong();

  @Test
  @Timeout(60)
  void tellsForHowLongNoCarrierHasHadTimeForIt() throws InterruptedException {
    AtomicBoolean busy = new AtomicBoolean(true);
    CountDownLatch spinning = new CountDownLatch(CARRIERS);
    try (Canary canary = Canary.start(clock::get)) {
      for (int carrier = 0; carrier < CARRIERS; carrier++) {
        Thread.ofVirtual()
            .start(() -> {
              spinning.countDown();
              while (busy.get()) {
                Thread.onSpinWait();
              }
            });
      }
      spinning.await();
      assertEquals(0, canary.delay());
      clock.set(7);
      assertEquals(7, canary.delay());
      clock.set(9);
      assertEquals(9, canary.delay());
      busy.set(false);
      await(() -> canary.delay() == 0);
    } finally {
      busy.set(false);
    }
  }

  @Test
  void saysThatItKnowsNothingWhereItHasDied() throws InterruptedException {
    Canary canary = Canary.start(clock::get);
    canary.close();
    await(() -> {
      try {
        return canary.delay() < 0;
      } catch (IllegalStateException dead) {
        return true;
      }
    });
  }

  private static void await(BooleanSupplier condition) {
    Await.within(Duration.ofSeconds(10), condition, "what was waited for");
  }
}

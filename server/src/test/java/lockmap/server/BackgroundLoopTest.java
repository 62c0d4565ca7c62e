package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse.Status;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundLoopTest {

  private final AtomicBoolean stopping = new AtomicBoolean();

  @Test
  void aLoopThatFailsIsNotWellUnlessTheServerStops() throws InterruptedException {
    AtomicBoolean fails = new AtomicBoolean();
    CountDownLatch steps = new CountDownLatch(3);
    CountDownLatch died = new CountDownLatch(1);
    try (BackgroundLoop loop =
        new BackgroundLoop(
            "loop",
            () -> {
              steps.countDown();
              if (fails.get()) {
                Thread.currentThread().setUncaughtExceptionHandler((_, _) -> died.countDown());
                throw new IllegalStateException("as this test wants it");
              }
            })) {
      HealthCheck vital = loop.vital(stopping::get);
      assertEquals("loop", vital.name());
      loop.start();
      steps.await();
      assertEquals(Status.UP, vital.call().status());
      fails.set(true);
      died.await();
      while (vital.call().status() == Status.UP) {
        Thread.onSpinWait();
      }
      stopping.set(true);
      assertEquals(Status.UP, vital.call().status());
    }
  }

  @Test
  void onceClosedItDoesNoMore() throws InterruptedException {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    BackgroundLoop loop =
        new BackgroundLoop(
            "loop",
            () -> {
              steps.incrementAndGet();
              begun.countDown();
              LockSupport.park();
            });
    loop.start();
    begun.await();
    loop.close();
    int done = steps.get();
    loop.close();
    assertEquals(done, steps.get());
    assertEquals(Status.DOWN, loop.vital(stopping::get).call().status());
  }

  @Test
  void oneThatWasNeverStartedCanBeClosed() {
    AtomicBoolean ran = new AtomicBoolean();
    try (BackgroundLoop loop = new BackgroundLoop("loop", () -> ran.set(true))) {
      assertEquals(Status.DOWN, loop.vital(stopping::get).call().status());
    }
    assertTrue(!ran.get());
  }
}

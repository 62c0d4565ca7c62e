package lockmap.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long REST = Duration.ofMillis(1).toNanos();

  private Await() {}

  /** Waits until something is true, for half a minute at most. */
  public static void until(BooleanSupplier condition) {
    within(PATIENCE, condition, "what was waited for");
  }

  /**
   * Waits until something is true.
   *
   * @param patience for how long at most
   * @param what what is waited for, as the failure is to call it
   */
  public static void within(Duration patience, BooleanSupplier condition, String what) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError("never came true: " + what);
      }
      LockSupport.parkNanos(REST);
    }
  }
}

package lockmap.client;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The passing of time, so that tests need not wait for it. */
interface Time {

  /** The time of this machine. */
  Time REAL =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void await(CountDownLatch end, long nanos) throws InterruptedException {
          boolean _ = end.await(nanos, TimeUnit.NANOSECONDS);
        }
      };

  /** What the clock says, which may be set. */
  Instant now();

  /** Nanoseconds that never go back, from some moment on. */
  long nanos();

  /**
   * Waits for something, or until a time has passed.
   *
   * @param end what to wait for
   * @param nanos for how long
   */
  void await(CountDownLatch end, long nanos) throws InterruptedException;
}

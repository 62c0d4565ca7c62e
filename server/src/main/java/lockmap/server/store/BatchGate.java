package lockmap.server.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/**
 * Lets atomic batches through at the same time as each other, but none while somebody reads several
 * keys who must not find one half done. Operations on single keys never come here. Safe for any
 * number of threads.
 *
 * <p>A reader first tries without a lock: it reads how many batches have ended and then how many
 * have begun. If these are as many, then none was running in between, and what all of them did is
 * there to be read. It reads its keys, and asks again how many have begun. A batch counts itself
 * before it takes a lock, so if the reader found anything that a later batch did, it now finds that
 * one counted too, and tries again. Where batches follow each other so closely that this does not
 * succeed, the reader shuts the gate, which waits for the batches that are running.
 */
final class BatchGate {

  private static final int TRIES = 3;

  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final StampedLock lock = new StampedLock();

  /** Carries out a batch, which must not come to the gate again. */
  <T> T pass(Supplier<T> batch) {
    long stamp = lock.readLock();
    try {
      begun.incrementAndGet();
      try {
        return batch.get();
      } finally {
        ended.incrementAndGet();
      }
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /**
   * Reads several keys between batches.
   *
   * @param reading may be done more than once; of these the last one counts
   */
  <T> T between(Supplier<T> reading) {
    for (int tried = 0; tried < TRIES; tried++) {
      long over = ended.get();
      if (begun.get() == over) {
        T result = reading.get();
        if (begun.get() == over) {
          return result;
        }
      }
    }
    long stamp = lock.writeLock();
    try {
      return reading.get();
    } finally {
      lock.unlockWrite(stamp);
    }
  }
}

package lockmap.server.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bound on the bytes that many hold at once, each for a while. Whoever takes some gives them
 * back, and takes them before they are allocated. Taking and giving back cost a compare-and-set
 * while nobody waits. Safe for any number of threads.
 */
public final class MemoryPool {

  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition returned = lock.newCondition();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * A pool of which nothing is taken.
   *
   * @param limit how many bytes may be taken
   */
  public MemoryPool(long limit) {
    this.limit = limit;
  }

  /** How many bytes may be taken. */
  public long limit() {
    return limit;
  }

  /** How many bytes are taken. */
  public long used() {
    return used.get();
  }

  /** Whether less than a quarter is left, so that those who hold some should not dawdle. */
  public boolean isScarce() {
    return used.get() > limit / 4 * 3;
  }

  /**
   * Takes some bytes.
   *
   * @return whether they were there; where not, nothing was taken
   */
  public boolean take(long bytes) {
    long now;
    do {
      now = used.get();
      if (bytes > limit - now) {
        return false;
      }
    } while (!used.compareAndSet(now, now + bytes));
    return true;
  }

  /**
   * Waits until some bytes can be taken, and takes them.
   *
   * @param patience how long to wait at most
   * @return whether they were taken
   */
  public boolean await(long bytes, Duration patience) throws InterruptedException {
    if (take(bytes)) {
      return true;
    }
    if (bytes > limit) {
      return false;
    }
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      waiting.incrementAndGet();
      while (!take(bytes)) {
        if (left <= 0) {
          return false;
        }
        left = returned.awaitNanos(left);
      }
      return true;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  /** Gives back what was taken. */
  public void giveBack(long bytes) {
    if (bytes == 0) {
      return;
    }
    used.addAndGet(-bytes);
    if (waiting.get() > 0) {
      lock.lock();
      try {
        returned.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}

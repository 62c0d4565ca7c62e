package lockmap.server.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes one thread when the earliest of many times comes, and whenever an earlier one is set. Safe
 * for any number of threads.
 */
final class Alarm {

  private final AtomicLong at = new AtomicLong(Slot.NEVER);
  private volatile @Nullable Thread sleeper;

  /** Makes sure that the sleeper is awake by a time, in nanoseconds. */
  void setBy(long time) {
    if (time < at.get() && at.getAndAccumulate(time, Math::min) > time) {
      LockSupport.unpark(sleeper);
    }
  }

  /** The same, said by the sleeper itself, who must not wake itself by it. */
  void setOwn(long time) {
    at.accumulateAndGet(time, Math::min);
  }

  /**
   * Forgets all times. The sleeper does so before it looks for what is due: a time set while it
   * looks then counts as new, and wakes it again.
   */
  void clear() {
    at.set(Slot.NEVER);
  }

  /**
   * Sleeps until the earliest time that is set, or until an earlier one is, or for no reason at
   * all.
   *
   * @param now the time, in nanoseconds
   */
  void sleep(long now) {
    sleeper = Thread.currentThread();
    long time = at.get();
    if (time == Slot.NEVER) {
      LockSupport.park(this);
    } else if (time > now) {
      LockSupport.parkNanos(this, time - now);
    }
  }
}

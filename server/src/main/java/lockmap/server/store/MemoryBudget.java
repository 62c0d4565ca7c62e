package lockmap.server.store;

import java.util.concurrent.atomic.AtomicLong;
import lockmap.server.memory.Footprint;

/** How many bytes the entries may take, and how many they do. Safe for any number of threads. */
final class MemoryBudget {

  /**
   * About what an entry costs beside the bytes of its key and value: the slot with its links, the
   * arrays' headers, its places in the table and in the index.
   */
  static final int OVERHEAD = 96;

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  MemoryBudget(long limit) {
    this.limit = limit;
  }

  static long weigh(Utf8Bytes key, Utf8Bytes value) {
    return (long) OVERHEAD + key.length() + value.length() + Footprint.wasteOfArray(value.length());
  }

  /**
   * Takes or gives back some bytes. Giving back always succeeds, and so does taking nothing.
   *
   * @param delta how many bytes more
   * @return whether they fit; where not, nothing was taken
   */
  boolean adjust(long delta) {
    if (delta == 0) {
      return true;
    }
    if (delta < 0) {
      used.addAndGet(delta);
      return true;
    }
    long now;
    do {
      now = used.get();
      if (delta > limit - now) {
        return false;
      }
    } while (!used.compareAndSet(now, now + delta));
    return true;
  }

  /** How many bytes still fit. */
  long room() {
    return limit - used.get();
  }

  long limit() {
    return limit;
  }

  long used() {
    return used.get();
  }
}

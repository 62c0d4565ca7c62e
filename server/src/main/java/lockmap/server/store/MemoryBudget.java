package lockmap.server.store;

import lockmap.server.memory.Footprint;
import lockmap.server.memory.MemoryPool;

/** How many bytes the entries may take, and how many they do. Safe for any number of threads. */
final class MemoryBudget {

  /**
   * About what an entry costs beside the bytes of its value and, twice, of its key, of which the
   * index may have nearly all once more: the slot with its links, the arrays' headers, its places
   * in the table and in the index.
   */
  static final int OVERHEAD = 96;

  private final MemoryPool pool;

  MemoryBudget(long limit) {
    pool = new MemoryPool(limit);
  }

  static long weigh(Utf8Bytes key, Utf8Bytes value) {
    long bytes = 2L * key.length() + value.length() + Footprint.wasteOfArray(value.length());
    return OVERHEAD + bytes;
  }

  /**
   * Takes or gives back some bytes. Giving back always succeeds, and so does taking nothing.
   *
   * @param delta how many bytes more
   * @return whether they fit; where not, nothing was taken
   */
  boolean adjust(long delta) {
    if (delta > 0) {
      return pool.take(delta);
    }
    pool.giveBack(-delta);
    return true;
  }

  /** How many bytes still fit. */
  long room() {
    return pool.limit() - pool.used();
  }

  long limit() {
    return pool.limit();
  }

  long used() {
    return pool.used();
  }
}

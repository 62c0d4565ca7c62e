package lockmap.server.feed;

import lockmap.server.memory.MemoryPool;

/**
 * A bounded queue of revisions. It starts small and grows as needed, so that ten thousand idle
 * watchers cost little. Not safe for several threads: its subscription's lock guards it.
 */
final class PendingRevisions {

  private static final int INITIAL = 4;
  private static final int FREE = 64;

  private final int limit;
  private final MemoryPool memory;
  private long[] ring;
  private int head;
  private int size;

  /**
   * An empty queue.
   *
   * @param limit how many revisions it may hold
   * @param memory what all such queues share, where it is more than a few
   */
  PendingRevisions(int limit, MemoryPool memory) {
    this.limit = limit;
    this.memory = memory;
    this.ring = new long[Math.min(INITIAL, limit)];
  }

  /**
   * Adds a revision at the end.
   *
   * @return whether there was room, and memory for more of it
   */
  boolean offer(long revision) {
    if (size == limit) {
      return false;
    }
    if (size == ring.length && !grow()) {
      return false;
    }
    ring[(head + size) % ring.length] = revision;
    size++;
    return true;
  }

  /** Takes the first revisions out, as many as there are, but no more than {@code most}. */
  long[] poll(int most) {
    return poll(most, Long.MAX_VALUE);
  }

  /** Takes the first revisions up to {@code last} out, but no more than {@code most}. */
  long[] poll(int most, long last) {
    long[] first = new long[Math.min(most, upTo(last))];
    for (int at = 0; at < first.length; at++) {
      first[at] = ring[(head + at) % ring.length];
    }
    head = (head + first.length) % ring.length;
    size -= first.length;
    return first;
  }

  void clear() {
    memory.giveBack(taken(ring.length));
    ring = new long[Math.min(INITIAL, limit)];
    head = 0;
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** How many of the revisions, which rise, are no higher than this one. */
  private int upTo(long last) {
    int count = size;
    while (count > 0 && ring[(head + count - 1) % ring.length] > last) {
      count--;
    }
    return count;
  }

  private boolean grow() {
    int length = Math.min(ring.length * 2, limit);
    if (!memory.take(taken(length) - taken(ring.length))) {
      return false;
    }
    long[] larger = new long[length];
    int tail = ring.length - head;
    System.arraycopy(ring, head, larger, 0, tail);
    System.arraycopy(ring, 0, larger, tail, head);
    ring = larger;
    head = 0;
    return true;
  }

  /** What a ring of this length has of the memory; a short one has its place with its watcher. */
  private static long taken(int length) {
    return length <= FREE ? 0 : (long) length * Long.BYTES;
  }
}

package lockmap.server.feed;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import lockmap.server.store.Change;
import org.jspecify.annotations.Nullable;

/**
 * The last changes, each in the place of a ring that its revision names. Writers file theirs in any
 * order and without a lock; since revisions have no gaps, whoever reads place after place reads in
 * revision order, and an empty place means a change that is about to be filed. Bounded in number
 * and in bytes. Safe for any number of threads.
 */
final class History {

  private final AtomicReferenceArray<@Nullable Change> ring;
  private final int capacity;
  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong trimmed;

  /**
   * An empty history.
   *
   * @param capacity how many changes at most; a power of two
   * @param maxBytes how many bytes of changes at most, the newest always excepted
   * @param firstRevision the revision before the first change
   */
  History(int capacity, long maxBytes, long firstRevision) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two, not " + capacity);
    }
    this.ring = new AtomicReferenceArray<>(capacity);
    this.capacity = capacity;
    this.maxBytes = maxBytes;
    this.trimmed = new AtomicLong(firstRevision);
  }

  /** Files a change. */
  void add(Change change) {
    int place = place(change.revision());
    Change old;
    do {
      old = ring.get(place);
      if (old != null && old.revision() > change.revision()) {
        return; // its writer was held up for a whole round: nobody reads this far back any more
      }
    } while (!ring.compareAndSet(place, old, change));
    long grown = change.weight() - (old == null ? 0 : old.weight());
    if (bytes.addAndGet(grown) > maxBytes) {
      trim(change.revision());
    }
  }

  /** The change with a revision, or null where it is not held: not yet, or no longer. */
  @Nullable Change at(long revision) {
    Change change = ring.get(place(revision));
    return change != null && change.revision() == revision ? change : null;
  }

  /**
   * Up to which revision changes are no longer held, where the given one is among those.
   *
   * @return the last revision that is gone for good, or a lower one than given where the given one
   *     is held or still to come
   */
  long goneUpTo(long revision) {
    Change inPlace = ring.get(place(revision));
    long overwritten =
        inPlace != null && inPlace.revision() > revision ? inPlace.revision() - capacity : 0;
    return Math.max(overwritten, trimmed.get());
  }

  /**
   * The oldest change that is still held.
   *
   * @param newest the last revision that was filed
   * @return its revision, or the one after the newest where none is held
   */
  long oldest(long newest) {
    return Math.max(newest - capacity, trimmed.get()) + 1;
  }

  /**
   * Whether a reader is so far behind that what it has yet to read may be gone before long: more
   * than a quarter of what is held, once bytes rather than places run out, and else of all places.
   *
   * @param position up to where it has read
   * @param newest the revision being filed
   */
  boolean isWearingThin(long position, long newest) {
    boolean byBytes = bytes.get() > maxBytes / 2;
    long held = byBytes ? Math.min(capacity, newest - trimmed.get()) : capacity;
    return newest - position > held / 4;
  }

  long bytes() {
    return bytes.get();
  }

  private void trim(long newest) {
    trimmed.accumulateAndGet(newest - capacity, Math::max);
    while (bytes.get() > maxBytes) {
      long last = trimmed.get();
      if (last + 1 >= newest) {
        return;
      }
      if (trimmed.compareAndSet(last, last + 1)) {
        Change oldest = at(last + 1);
        if (oldest != null && ring.compareAndSet(place(last + 1), oldest, null)) {
          bytes.addAndGet(-oldest.weight());
        }
      }
    }
  }

  private int place(long revision) {
    return (int) revision & (capacity - 1);
  }
}

package lockmap.server.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel: schedules and cancels a deadline in constant time and finds those
 * that are due without looking at the others. Not safe for several threads: its stripe's write lock
 * guards it.
 *
 * <p>Time is counted in ticks of 2<sup>23</sup> ns (8.4 ms), a deadline rounded up to the next one,
 * and a tick is read as seven digits of base 64. A slot hangs in the bucket named by the highest
 * digit in which its tick differs from {@code elapsed}, the tick up to which the wheel has turned.
 * All slots of a lower level are therefore due before any of a higher one, and within a level the
 * lowest digit comes first: a bitmap per level names the next bucket at once. When the wheel
 * reaches the beginning of a bucket above level 0, the bucket's slots move to lower levels; a slot
 * moves at most six times. Until then {@code elapsed} keeps the digits above that level, and its
 * own digit there stays below the bucket's, so a slot's bucket can be computed again when it is
 * cancelled and need not be remembered.
 *
 * <p>After G. Varghese and A. Lauck, "Hashed and Hierarchical Timing Wheels", 1987, scheme 7.
 */
final class TimingWheel {

  private static final int TICK_BITS = 23;
  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int LEVELS = 7;

  private final @Nullable TimedSlot[] heads = new @Nullable TimedSlot[LEVELS * DIGITS];
  private final long[] occupied = new long[LEVELS];
  private long elapsed;

  /**
   * A wheel that holds nothing.
   *
   * @param now the time, in nanoseconds
   */
  TimingWheel(long now) {
    elapsed = now >>> TICK_BITS;
  }

  /** Adds a slot that is not in the wheel. */
  void schedule(TimedSlot slot) {
    int bucket = bucketOf(slot);
    TimedSlot head = heads[bucket];
    slot.next = head;
    if (head != null) {
      head.previous = slot;
    }
    heads[bucket] = slot;
    occupied[bucket / DIGITS] |= 1L << bucket;
  }

  /** Removes a slot that is in the wheel. */
  void cancel(TimedSlot slot) {
    TimedSlot previous = slot.previous;
    TimedSlot next = slot.next;
    if (next != null) {
      next.previous = previous;
    }
    if (previous != null) {
      previous.next = next;
    } else {
      int bucket = bucketOf(slot);
      heads[bucket] = next;
      if (next == null) {
        occupied[bucket / DIGITS] &= ~(1L << bucket);
      }
    }
    slot.previous = null;
    slot.next = null;
  }

  /**
   * Turns the wheel and takes one slot out whose deadline has passed.
   *
   * @param now the time, in nanoseconds; never less than before
   * @return the slot, or null where none is due
   */
  @Nullable TimedSlot poll(long now) {
    long tick = now >>> TICK_BITS;
    int bucket = firstBucket();
    while (bucket >= 0 && beginning(bucket) <= tick) {
      elapsed = beginning(bucket);
      if (bucket < DIGITS) {
        TimedSlot due = heads[bucket];
        if (due != null) {
          cancel(due);
        }
        return due;
      }
      cascade(bucket);
      bucket = firstBucket();
    }
    elapsed = Math.max(elapsed, tick);
    return null;
  }

  /** A time before which {@link #poll} finds nothing, in nanoseconds; NEVER for an empty wheel. */
  long nextDue() {
    int bucket = firstBucket();
    if (bucket < 0 || beginning(bucket) > Slot.NEVER >>> TICK_BITS) {
      return Slot.NEVER;
    }
    return beginning(bucket) << TICK_BITS;
  }

  /**
   * How many slots have a deadline that has passed, to the nanosecond: those that {@link #poll}
   * would give out now, and those of the tick that has begun.
   *
   * @param now the time, in nanoseconds; never less than for {@link #poll} before
   */
  int overdue(long now) {
    long tick = roundedUp(now);
    int count = 0;
    for (int bucket = 0; bucket < heads.length; bucket++) {
      if (beginning(bucket) <= tick) {
        for (TimedSlot slot = heads[bucket]; slot != null; slot = slot.next) {
          if (slot.deadline() <= now) {
            count++;
          }
        }
      }
    }
    return count;
  }

  /** How many slots are scheduled. Counts them one by one; for tests. */
  int size() {
    return (int)
        Arrays.stream(heads)
            .mapToLong(head -> {
              long count = 0;
              for (TimedSlot slot = head; slot != null; slot = slot.next) {
                count++;
              }
              return count;
            })
            .sum();
  }

  private void cascade(int bucket) {
    TimedSlot slot = heads[bucket];
    heads[bucket] = null;
    occupied[bucket / DIGITS] &= ~(1L << bucket);
    while (slot != null) {
      TimedSlot next = slot.next;
      slot.previous = null;
      slot.next = null;
      schedule(slot);
      slot = next;
    }
  }

  private int bucketOf(TimedSlot slot) {
    long tick = Math.max(roundedUp(slot.deadline()), elapsed);
    long difference = tick ^ elapsed;
    int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(difference | 1)) / DIGIT_BITS;
    int digit = (int) (tick >>> (level * DIGIT_BITS)) & (DIGITS - 1);
    return level * DIGITS + digit;
  }

  private static long roundedUp(long time) {
    return ((time - 1) >>> TICK_BITS) + 1;
  }

  /** The first tick of a bucket that holds something. */
  private long beginning(int bucket) {
    int level = bucket / DIGITS;
    int above = (level + 1) * DIGIT_BITS;
    long digit = bucket % DIGITS;
    return (elapsed >>> above << above) | (digit << (level * DIGIT_BITS));
  }

  private int firstBucket() {
    for (int level = 0; level < LEVELS; level++) {
      if (occupied[level] != 0) {
        return level * DIGITS + Long.numberOfTrailingZeros(occupied[level]);
      }
    }
    return -1;
  }
}

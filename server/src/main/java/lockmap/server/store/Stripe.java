package lockmap.server.store;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One part of the map: an open-addressing table with linear probing, its timing wheel, and the lock
 * over both. The lock and its stamps never leave this class.
 */
final class Stripe {

  private static final int SMALLEST_TABLE = 8;

  private final StampedLock lock = new StampedLock();
  private final AtomicLong revisions;
  private final MemoryBudget budget;
  private final KeyIndex index;
  private final LongSupplier ticker;
  private final Alarm alarm;
  private final ChangeListener listener;

  private @Nullable Slot[] table = new @Nullable Slot[SMALLEST_TABLE];
  private int size;
  private long lastRevision;
  private @Nullable TimingWheel wheel;
  private volatile long nextDue = Slot.NEVER;

  Stripe(
      AtomicLong revisions,
      MemoryBudget budget,
      KeyIndex index,
      LongSupplier ticker,
      Alarm alarm,
      ChangeListener listener) {
    this.revisions = revisions;
    this.budget = budget;
    this.index = index;
    this.ticker = ticker;
    this.alarm = alarm;
    this.listener = listener;
    this.lastRevision = revisions.get();
  }

  @Nullable Slot get(Utf8Bytes key, int hash) {
    long stamp = lock.tryOptimisticRead();
    if (stamp != 0) {
      Slot slot = living(table, key, hash);
      if (lock.validate(stamp)) {
        return slot;
      }
    }
    stamp = lock.readLock();
    try {
      return living(table, key, hash);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  View view(Utf8Bytes key, int hash) {
    long stamp = lock.writeLock();
    try {
      return new View(key, table[locate(key, hash)], lastRevision);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** Carries out an operation, whole or not at all. */
  Outcome apply(Operation operation, int hash) {
    long stamp = lock.writeLock();
    try {
      return carryOut(operation, hash, locate(operation.key(), hash));
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Removes keys whose deadline has passed.
   *
   * @param most how many to remove at most, so that nobody waits long for the lock
   * @return whether there may be more
   */
  boolean expire(int most) {
    if (nextDue > ticker.getAsLong()) {
      return false;
    }
    long stamp = lock.writeLock();
    try {
      TimingWheel timers = wheel;
      if (timers == null) {
        return false;
      }
      long now = ticker.getAsLong();
      for (int count = 0; count < most; count++) {
        TimedSlot due = timers.poll(now);
        if (due == null) {
          nextDue = timers.nextDue();
          return false;
        }
        remove(Cause.EXPIRED, indexOf(table, due.key(), due.hash()), due);
      }
      return true;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** A time before which {@link #expire} has nothing to do, in nanoseconds. */
  long nextDue() {
    return nextDue;
  }

  /** How many keys stand, those not counted that are still in the table but have expired. */
  int size() {
    long stamp = lock.readLock();
    try {
      TimingWheel timers = wheel;
      return timers == null ? size : size - timers.overdue(ticker.getAsLong());
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private @Nullable Slot living(@Nullable Slot[] seen, Utf8Bytes key, int hash) {
    Slot slot = seen[indexOf(seen, key, hash)];
    return slot == null || hasExpired(slot) ? null : slot;
  }

  private boolean hasExpired(Slot slot) {
    return slot instanceof TimedSlot timed && timed.deadline() <= ticker.getAsLong();
  }

  /** Where the key stands or would stand, after an expired slot under it has gone. */
  private int locate(Utf8Bytes key, int hash) {
    int at = indexOf(table, key, hash);
    Slot slot = table[at];
    if (slot == null || !hasExpired(slot)) {
      return at;
    }
    unschedule(slot);
    remove(Cause.EXPIRED, at, slot);
    return indexOf(table, key, hash);
  }

  private Outcome carryOut(Operation operation, int hash, int at) {
    Slot current = table[at];
    return switch (operation) {
      case Operation.Get get -> get.answer(current);
      case Operation.Put put ->
          put.condition().holds(current)
              ? write(Cause.PUT, put.key(), hash, at, put.value(), put.expiry())
              : new Outcome.Conflict(current);
      case Operation.Delete delete ->
          delete.condition().holds(current) ? delete(at) : new Outcome.Conflict(current);
      case Operation.CompareAndSwap swap ->
          swap.condition().holds(current)
              ? write(Cause.CAS, swap.key(), hash, at, swap.replacement(), swap.expiry())
              : missingOrConflict(current);
      case Operation.CompareAndDelete swap ->
          swap.condition().holds(current) ? delete(at) : missingOrConflict(current);
      case Operation.Increment increment -> add(increment, hash, at);
      case Operation.Touch touch ->
          current == null
              ? Outcome.MISSING
              : write(Cause.PUT, touch.key(), hash, at, current.value(), touch.expiry());
    };
  }

  private static Outcome missingOrConflict(@Nullable Slot current) {
    return current == null ? Outcome.MISSING : new Outcome.Conflict(current);
  }

  private Outcome add(Operation.Increment increment, int hash, int at) {
    Slot current = table[at];
    OptionalLong sum =
        current == null
            ? OptionalLong.of(increment.by())
            : Decimal.sum(current.value(), increment.by());
    if (current != null && sum.isEmpty()) {
      return new Outcome.NotCountable(current);
    }
    Utf8Bytes value = Utf8Bytes.of(Long.toString(sum.orElseThrow()));
    return write(Cause.PUT, increment.key(), hash, at, value, Expiry.KEEP);
  }

  private Outcome delete(int at) {
    Slot current = table[at];
    if (current == null) {
      return Outcome.MISSING;
    }
    unschedule(current);
    return new Outcome.Deleted(current, remove(Cause.DELETE, at, current));
  }

  /** Everything that can fail comes before the revision is taken: from there on it is told. */
  private Outcome write(
      Cause cause, Utf8Bytes key, int hash, int place, Utf8Bytes value, Expiry expiry) {
    Slot previous = table[place];
    int at = previous == null ? placeInGrownTable(key, hash, place) : place;
    long deadline = deadline(expiry, previous);
    TimingWheel timers = deadline == Slot.NEVER ? null : timers();
    long growth = growth(previous, key, value);
    if (!budget.adjust(growth)) {
      return new Outcome.Full(budget.limit());
    }
    if (previous == null) {
      index(key, growth);
    }
    Utf8Bytes kept = previous == null ? key : previous.key();
    long revision = revisions.incrementAndGet();
    Slot slot = Slot.of(kept, hash, value, revision, deadline);
    table[at] = slot;
    lastRevision = revision;
    if (previous == null) {
      size++;
    } else {
      unschedule(previous);
    }
    if (timers != null && slot instanceof TimedSlot timed) {
      timers.schedule(timed);
      lowerNextDue(timers.nextDue());
    }
    listener.changed(new Change(cause, kept, slot, revision));
    return previous == null ? new Outcome.Created(slot) : new Outcome.Replaced(slot, previous);
  }

  /** Enters a new key, for which room was taken. */
  private void index(Utf8Bytes key, long taken) {
    try {
      index.add(key);
    } catch (OutOfMemoryError e) {
      budget.adjust(-taken);
      throw e;
    }
  }

  private long remove(Cause cause, int at, Slot slot) {
    long revision = revisions.incrementAndGet();
    closeGap(at);
    size--;
    lastRevision = revision;
    budget.adjust(-MemoryBudget.weigh(slot.key(), slot.value()));
    listener.changed(new Change(cause, slot.key(), null, revision));
    index.remove(slot.key());
    if (table.length > SMALLEST_TABLE && size < table.length / 8) {
      table = rehashed(table.length / 4);
    }
    return revision;
  }

  private static long growth(@Nullable Slot previous, Utf8Bytes key, Utf8Bytes value) {
    return previous == null
        ? MemoryBudget.weigh(key, value)
        : (long) value.length() - previous.value().length();
  }

  private long deadline(Expiry expiry, @Nullable Slot previous) {
    return switch (expiry) {
      case Expiry.Never _ -> Slot.NEVER;
      case Expiry.Keep _ -> previous == null ? Slot.NEVER : previous.deadline();
      case Expiry.After after -> {
        long now = ticker.getAsLong();
        yield after.nanos() < Slot.NEVER - now ? now + after.nanos() : Slot.NEVER;
      }
    };
  }

  private TimingWheel timers() {
    TimingWheel existing = wheel;
    if (existing != null) {
      return existing;
    }
    TimingWheel fresh = new TimingWheel(ticker.getAsLong());
    wheel = fresh;
    return fresh;
  }

  private void unschedule(Slot slot) {
    if (wheel != null && slot instanceof TimedSlot timed) {
      wheel.cancel(timed);
    }
  }

  private void lowerNextDue(long due) {
    if (due < nextDue) {
      nextDue = due;
      alarm.setBy(due);
    }
  }

  private int placeInGrownTable(Utf8Bytes key, int hash, int place) {
    if ((size + 1) * 3L <= table.length * 2L) {
      return place;
    }
    table = rehashed(table.length * 2);
    return indexOf(table, key, hash);
  }

  /**
   * The index of the key's slot, or of the free place where the probe for it ended. An optimistic
   * reader may come here while a writer moves slots about; what it finds is then discarded, but the
   * probe must end: hence the bound.
   */
  private static int indexOf(@Nullable Slot[] table, Utf8Bytes key, int hash) {
    int mask = table.length - 1;
    int at = hash & mask;
    for (int probes = 0; probes < mask; probes++) {
      Slot slot = table[at];
      if (slot == null || (slot.hash() == hash && slot.key().equals(key))) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Moves the slots behind a removed one so that no probe ends too early (Knuth, 6.4 R). */
  private void closeGap(int removed) {
    int mask = table.length - 1;
    int gap = removed;
    int at = gap;
    while (true) {
      at = (at + 1) & mask;
      Slot slot = table[at];
      if (slot == null) {
        table[gap] = null;
        return;
      }
      int distanceFromHome = (at - slot.hash()) & mask;
      int distanceFromGap = (at - gap) & mask;
      if (distanceFromHome >= distanceFromGap) {
        table[gap] = slot;
        gap = at;
      }
    }
  }

  private @Nullable Slot[] rehashed(int capacity) {
    @Nullable Slot[] fresh = new @Nullable Slot[capacity];
    int mask = capacity - 1;
    for (Slot slot : table) {
      if (slot != null) {
        int at = slot.hash() & mask;
        while (fresh[at] != null) {
          at = (at + 1) & mask;
        }
        fresh[at] = slot;
      }
    }
    return fresh;
  }
}

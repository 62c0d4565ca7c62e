package lockmap.server.store;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One part of the map: an open-addressing table with linear probing, its timing wheel, and the lock
 * over both. The lock and its stamps never leave this class.
 */
final class Stripe {

  private final StampedLock lock = new StampedLock();
  private final AtomicLong revisions;
  private final MemoryBudget budget;
  private final KeyIndex index;
  private final LongSupplier ticker;
  private final Alarm alarm;
  private final ChangeListener listener;

  private SlotTable table = new SlotTable();
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
      Slot slot = living(table, key, hash, ticker);
      if (lock.validate(stamp)) {
        return slot;
      }
    }
    return getUnderLock(key, hash);
  }

  private @Nullable Slot getUnderLock(Utf8Bytes key, int hash) {
    long stamp = lock.readLock();
    try {
      return living(table, key, hash, ticker);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  View view(Utf8Bytes key, int hash) {
    long stamp = lock.writeLock();
    try {
      return new View(key, table.at(locate(key, hash, ticker)), lastRevision);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** Carries out an operation, whole or not at all. */
  Outcome apply(Operation operation, int hash) {
    long stamp = lock.writeLock();
    try {
      return carryOut(operation, hash, locate(operation.key(), hash, ticker));
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
        remove(Cause.EXPIRED, table.indexOf(due.key(), due.hash()), due);
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

  // What follows is for an atomic batch, which holds the stripe meanwhile.

  /** Takes the lock, after those of all stripes that are held already and come before it. */
  void hold() {
    lock.asWriteLock().lock();
  }

  void letGo() {
    lock.asWriteLock().unlock();
  }

  /** The slot under a key, or null where there is none or it has expired. */
  @Nullable Slot standing(Utf8Bytes key, int hash, LongSupplier clock) {
    return living(table, key, hash, clock);
  }

  /** Removes the slot under a key where it has expired. */
  void dropExpired(Utf8Bytes key, int hash, LongSupplier clock) {
    locate(key, hash, clock);
  }

  /** Makes the table large enough for some slots more, and says whether it had to. */
  boolean makeRoom(int more) {
    SlotTable before = table;
    table = before.withRoomFor(size + more);
    return table != before;
  }

  /** Makes sure that slots can have deadlines. */
  void makeWheel() {
    if (wheel == null) {
      wheel = new TimingWheel(ticker.getAsLong());
    }
  }

  /** Stores a slot, for which there are room and memory, and tells of it. */
  void put(Cause cause, Slot slot) {
    put(cause, table.indexOf(slot.key(), slot.hash()), slot);
  }

  /** Takes a slot out of the table and tells of it, and leaves the table as large as it is. */
  void takeOut(Slot slot, long revision) {
    unschedule(slot);
    takeOut(Cause.DELETE, table.indexOf(slot.key(), slot.hash()), slot, revision);
  }

  /** Makes a table smaller that has become too large. */
  void shrink() {
    table = table.withoutWaste(size);
  }

  private static @Nullable Slot living(
      SlotTable seen, Utf8Bytes key, int hash, LongSupplier clock) {
    Slot slot = seen.find(key, hash);
    return slot == null || hasExpired(slot, clock) ? null : slot;
  }

  private static boolean hasExpired(Slot slot, LongSupplier clock) {
    return slot instanceof TimedSlot timed && timed.deadline() <= clock.getAsLong();
  }

  /** Where the key stands or would stand, after an expired slot under it has gone. */
  private int locate(Utf8Bytes key, int hash, LongSupplier clock) {
    int at = table.indexOf(key, hash);
    Slot slot = table.at(at);
    if (slot == null || !hasExpired(slot, clock)) {
      return at;
    }
    unschedule(slot);
    remove(Cause.EXPIRED, at, slot);
    return table.indexOf(key, hash);
  }

  private Outcome carryOut(Operation operation, int hash, int at) {
    Slot current = table.at(at);
    return switch (Decision.of(operation, current)) {
      case Decision.Leave _ -> Outcome.found(current);
      case Decision.Refuse(Outcome reason) -> reason;
      case Decision.Write write -> write(write, operation.key(), hash, at);
      case Decision.Remove _ -> delete(at);
    };
  }

  private Outcome delete(int at) {
    Slot current = Objects.requireNonNull(table.at(at));
    unschedule(current);
    return new Outcome.Deleted(current, remove(Cause.DELETE, at, current));
  }

  /** Everything that can fail comes before the revision is taken: from there on it is told. */
  private Outcome write(Decision.Write write, Utf8Bytes key, int hash, int place) {
    Slot previous = table.at(place);
    int at = previous == null ? placeInGrownTable(key, hash, place) : place;
    long deadline = write.deadline(previous, ticker);
    if (deadline != Slot.NEVER) {
      makeWheel();
    }
    long growth = write.growth(key, previous);
    if (!budget.adjust(growth)) {
      return new Outcome.Full(budget.limit());
    }
    if (previous == null) {
      index(key, growth);
    }
    Utf8Bytes kept = previous == null ? key : previous.key();
    Slot slot = Slot.of(kept, hash, write.value(), revisions.incrementAndGet(), deadline);
    put(write.cause(), at, slot);
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
    takeOut(cause, at, slot, revision);
    budget.adjust(-MemoryBudget.weigh(slot.key(), slot.value()));
    index.remove(slot.key());
    shrink();
    return revision;
  }

  /** Stores a slot, for which everything is ready, and tells of it. */
  private void put(Cause cause, int at, Slot slot) {
    Slot previous = table.at(at);
    table.put(at, slot);
    lastRevision = slot.revision();
    if (previous == null) {
      size++;
    } else {
      unschedule(previous);
    }
    schedule(slot);
    listener.changed(new Change(cause, slot.key(), slot, slot.revision()));
  }

  /** Takes a slot that is no longer scheduled out of the table and tells of it. */
  private void takeOut(Cause cause, int at, Slot slot, long revision) {
    table.remove(at);
    size--;
    lastRevision = revision;
    listener.changed(new Change(cause, slot.key(), null, revision));
  }

  private void schedule(Slot slot) {
    if (wheel != null && slot instanceof TimedSlot timed) {
      wheel.schedule(timed);
      lowerNextDue(wheel.nextDue());
    }
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
    return makeRoom(1) ? table.indexOf(key, hash) : place;
  }
}

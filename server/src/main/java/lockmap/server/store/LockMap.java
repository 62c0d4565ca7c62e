package lockmap.server.store;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The store in memory: a concurrent hash map, striped, with deadlines and revisions.
 *
 * <h2>The algorithm</h2>
 *
 * <p>A key's hash names its stripe by the upper bits and its place in the stripe's table by the
 * lower ones. A stripe is a {@link java.util.concurrent.locks.StampedLock} over an open-addressing
 * table of immutable {@link Slot}s and over a {@link TimingWheel} of those that have a deadline.
 * The hash is seeded anew for each map (PolymurHash 2.0, whose collision bound holds for keys
 * chosen without knowing the seed), so nobody can aim keys at one stripe or one probe sequence.
 *
 * <p><b>Reading</b> takes no lock. A reader takes an optimistic stamp, probes, and validates the
 * stamp; only if a writer was in the stripe meanwhile does it probe once more under the read lock.
 * A validated probe saw no writer between its first and its last step, hence the table as it stood
 * at one moment, and that moment is where the read takes effect. An unvalidated probe may have seen
 * slots moving; nothing of it is used. It cannot fail either: the table is read once into a local,
 * an array's length never changes, slots are safely published by their final fields, and the probe
 * is bounded by the length. Whether a slot's deadline has passed is decided before validation too,
 * so that the moment at which the clock was read is one at which the slot stood there; decided
 * later, a reader could find a key expired that a writer had meanwhile replaced in time.
 *
 * <p><b>Writing</b> takes the write lock of one stripe. Under it, and in this order, a writer drops
 * the key's slot if its deadline has passed (a change of its own), decides, makes room, enters a
 * new key in the index, takes the next revision, stores the slot, and tells the {@link
 * ChangeListener}. So value, deadline, revision and event are one act: it takes effect where the
 * lock is released, no reader validates in between, and whatever the writer tells is in the table
 * for whoever reads after hearing it.
 *
 * <p><b>Order.</b> Revisions come from one counter, but are taken and told under the stripe's lock.
 * Two changes of one key (or one stripe) are therefore told in revision order. Changes of different
 * stripes may be told out of order, but never with a hole that lasts: every revision taken is told
 * before its writer lets go of the lock, and nothing that can fail or wait lies between. A listener
 * that files changes by revision, as the change feed does in a ring, hence gets the total order
 * without a lock over all stripes. It is an order that real time agrees with: where one change was
 * acknowledged before another began, its revision is the lower.
 *
 * <p><b>Views.</b> {@link #view} reads a slot and the stripe's last revision under the lock. A
 * change of the key with a revision up to that one was made under the same lock before, so it is in
 * the view; a later change takes a greater revision. {@link #revision} needs no lock: a revision
 * that it counts was taken under some stripe's lock that is either released, with the change in the
 * table, or still held, and then a reader of that stripe fails validation and waits.
 *
 * <p><b>Expiry.</b> A key is gone from its deadline on because every operation compares deadlines.
 * That it is also removed, and the change told, without being read is the work of a thread that is
 * always in {@link #expireThenSleep}, and wakes when a wheel has something due. It holds a stripe's
 * lock for a bounded number of keys at a time.
 *
 * <p><b>Listing.</b> Beside the stripes stands one {@link KeyIndex} of all keys in order. A writer
 * enters a key before it takes the revision that creates it, and takes it out after it took the
 * revision that removes it, both under the stripe's lock; a write of a key that exists does not
 * touch the index. A listing walks through it without a lock and reads each key's slot as any
 * reader does, so where a key is about to come or go it waits for the writer. Hence it meets every
 * key that stands from its beginning to its end, once. It finds every change up to the revision
 * that was read before it began, and what it does not find was removed by a revision up to the one
 * that is read after it. What the index names though it has no slot is left out. One page is read
 * between batches and has all that a batch did or nothing of it; the next page is of a later
 * moment.
 *
 * <p><b>Atomic batches.</b> {@link AtomicBatch} takes the write locks of all stripes that its keys
 * are in, and lets go of none before everything is done and told. This is two-phase locking, and
 * whatever else happens to those keys has its moment before the batch took their locks or after it
 * let go of them:
 *
 * <ul>
 *   <li>a reader without a lock does not validate if the batch had the stripe in between, and a
 *       write, a view, an expiry and another batch need the lock itself. Two batches that share
 *       stripes share one that both take first, and the one who gets it is wholly before the other;
 *   <li>a reader of several keys one by one has several moments. A page and the size must not lie
 *       on both sides of a batch and are therefore read between batches, see {@link BatchGate}.
 *       They take no more part in what happens to single keys than before. {@link #count} may take
 *       long and so is not;
 *   <li>a change is told under all these locks. Whoever hears of the first one and reads another
 *       key of the batch waits for it to be done;
 *   <li>the batch decides about all its operations before it changes anything, by one reading of
 *       the clock, which for it stands still.
 * </ul>
 *
 * <p>Its revisions are taken in one step of the counter, so they follow each other though other
 * stripes go on, and {@link #revision} never names one in the midst of them: a state as of a
 * revision, such as the change feed gives to a watcher, has all of a batch or nothing. That they
 * are told, and nothing in between can fail or wait, holds as for a single change, since tables,
 * wheels and the index are ready by then. Keys that expired go before, by revisions of their own. A
 * key that the batch both creates and removes is not entered in the index: nobody could find it.
 *
 * <p><b>Lock order.</b> First the gate of batches, then stripes. Only a batch holds more than one
 * stripe's lock, and it takes them in the order of the stripes, so nobody waits in a circle. Who
 * reads between batches may wait at the gate for batches, and inside for the holder of one stripe,
 * who is no batch then and waits for nobody. The index is a leaf that calls nobody, and the
 * listener takes no lock that is held while calling the map.
 */
public final class LockMap implements Store {

  private static final int EXPIRED_PER_HOLD = 128;

  private final AtomicLong revisions;
  private final MemoryBudget budget;
  private final KeyIndex index = new KeyIndex();
  private final BatchGate gate = new BatchGate();
  private final LongSupplier ticker;
  private final Alarm alarm = new Alarm();
  private final ToLongFunction<Utf8Bytes> hash;
  private final Stripe[] stripes;
  private final int shift;

  /**
   * How a map is laid out.
   *
   * @param stripes how many stripes; a power of two, at least 2
   * @param firstRevision the revision to count on from; the first change has the next one
   * @param maxMemory how many bytes the entries may take together
   */
  public record Options(int stripes, long firstRevision, long maxMemory) {

    /** Checks the ranges. */
    public Options {
      if (stripes < 2 || Integer.bitCount(stripes) != 1) {
        throw new IllegalArgumentException("stripes must be a power of two, not " + stripes);
      }
      if (firstRevision < 0) {
        throw new IllegalArgumentException("a revision is never negative: " + firstRevision);
      }
    }
  }

  /**
   * An empty map.
   *
   * @param options how it is laid out
   * @param ticker the time: nanoseconds that never go back, from 0 or more
   * @param random where the hash's seed comes from
   * @param listener hears of every change
   */
  public LockMap(
      Options options, LongSupplier ticker, RandomGenerator random, ChangeListener listener) {
    this(options, ticker, seeded(random), listener);
  }

  LockMap(
      Options options,
      LongSupplier ticker,
      ToLongFunction<Utf8Bytes> hash,
      ChangeListener listener) {
    this.revisions = new AtomicLong(options.firstRevision());
    this.budget = new MemoryBudget(options.maxMemory());
    this.ticker = ticker;
    this.hash = hash;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(options.stripes());
    this.stripes = new Stripe[options.stripes()];
    for (int at = 0; at < stripes.length; at++) {
      stripes[at] = new Stripe(revisions, budget, index, ticker, alarm, listener);
    }
  }

  @Override
  public @Nullable Slot get(Utf8Bytes key) {
    long hashed = hash.applyAsLong(key);
    return stripe(hashed).get(key, (int) hashed);
  }

  @Override
  public View view(Utf8Bytes key) {
    long hashed = hash.applyAsLong(key);
    return stripe(hashed).view(key, (int) hashed);
  }

  @Override
  public Outcome apply(Operation operation) {
    Utf8Bytes key = operation.key();
    long hashed = hash.applyAsLong(key);
    Stripe stripe = stripe(hashed);
    int inner = (int) hashed;
    return operation instanceof Operation.Get get
        ? get.answer(stripe.get(key, inner))
        : stripe.apply(operation, inner);
  }

  @Override
  public BatchOutcome applyAtomically(List<Operation> operations) {
    AtomicBatch batch = new AtomicBatch(revisions, budget, index);
    for (Operation operation : operations) {
      long hashed = hash.applyAsLong(operation.key());
      int number = number(hashed);
      batch.add(operation, number, stripes[number], (int) hashed);
    }
    return gate.pass(() -> batch.carryOut(ticker));
  }

  @Override
  public long revision() {
    return revisions.get();
  }

  @Override
  public long size() {
    expireDue();
    return gate.between(this::sumOfSizes);
  }

  private long sumOfSizes() {
    long count = 0;
    for (Stripe stripe : stripes) {
      count += stripe.size();
    }
    return count;
  }

  @Override
  public List<Slot> list(KeyRange range, int limit) {
    return gate.between(() -> page(range, limit));
  }

  private List<Slot> page(KeyRange range, int limit) {
    List<Slot> slots = new ArrayList<>();
    Iterator<Utf8Bytes> keys = index.within(range).iterator();
    while (slots.size() < limit && keys.hasNext()) {
      Slot slot = get(keys.next());
      if (slot != null) {
        slots.add(slot);
      }
    }
    return slots;
  }

  @Override
  public long count(KeyRange range) {
    long count = 0;
    for (Utf8Bytes key : index.within(range)) {
      if (get(key) != null) {
        count++;
      }
    }
    return count;
  }

  /** About how many bytes the entries take. */
  public long memory() {
    return budget.used();
  }

  /** Removes every key whose deadline has passed and tells of it. */
  public void expireDue() {
    for (Stripe stripe : stripes) {
      boolean more;
      do {
        more = stripe.expire(EXPIRED_PER_HOLD);
      } while (more);
    }
  }

  /**
   * Removes what is due, then sleeps until more may be, or until interrupted. For one thread, which
   * does this over and over; the ticker must be the real monotonic clock.
   */
  public void expireThenSleep() {
    alarm.clear();
    expireDue();
    for (Stripe stripe : stripes) {
      alarm.setOwn(stripe.nextDue());
    }
    alarm.sleep(ticker.getAsLong());
  }

  private Stripe stripe(long hashed) {
    return stripes[number(hashed)];
  }

  private int number(long hashed) {
    return (int) (hashed >>> shift);
  }

  private static ToLongFunction<Utf8Bytes> seeded(RandomGenerator random) {
    Hasher64 hasher = Hashing.polymurHash2_0(random.nextLong(), random.nextLong());
    return key -> hasher.hashBytesToLong(key.sharedArray());
  }
}

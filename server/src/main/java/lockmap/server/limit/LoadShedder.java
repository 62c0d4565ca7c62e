package lockmap.server.limit;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Decides which requests to refuse because there are more than the server can carry.
 *
 * <p>What tells of that is a queue that stands: not how long it is, since a burst is worked off in
 * a moment, but how long the wait in it was at the least of late. That is the observation of CoDel
 * (Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 2012, and RFC 8289), made here over
 * {@value #WINDOW} looks. The share of requests that is refused then grows linearly with that wait,
 * from none at a tenth of the most that is allowed to all at the most, as RED does it (Floyd and
 * Jacobson, "Random Early Detection Gateways", 1993): a rule without memory, which cannot oscillate
 * of itself, and under which the wait settles where just so many are refused as are too many.
 *
 * <p>A wait without a queue is not of the requests' making: the machine has given the time to
 * others, or the JVM collects garbage. Refusing would help nobody, so nothing is refused unless
 * {@value #LEAST_QUEUED} threads wait for each carrier.
 *
 * <p>Safe for any number of threads that ask; one observes.
 */
public final class LoadShedder {

  static final int WINDOW = 5;
  static final int LEAST_QUEUED = 8;

  private final long least;
  private final long most;
  private final DoubleSupplier random;
  private final long[] recent = new long[WINDOW];
  private final LongAdder shed = new LongAdder();
  private final WaitingRoom refused;
  private int observed;
  private volatile long standing;
  private volatile double share;

  /**
   * One that refuses nothing yet.
   *
   * @param most at which wait, in nanoseconds, every request is refused
   * @param random numbers from 0 to less than 1, for any number of threads
   * @param refusals how many refusals to answer between two observations
   * @param ticker the monotonic time, in nanoseconds
   */
  public LoadShedder(long most, DoubleSupplier random, int refusals, LongSupplier ticker) {
    this.least = most / 10;
    this.most = most;
    this.random = random;
    this.refused = new WaitingRoom(refusals, ticker);
  }

  /**
   * Learns how things stand. To be called at regular intervals, by one thread.
   *
   * @param delay how long requests wait before they are begun with, in nanoseconds
   * @param queuedPerCarrier how many threads wait for each carrier
   */
  void observe(long delay, double queuedPerCarrier) {
    recent[observed] = queuedPerCarrier < LEAST_QUEUED ? 0 : delay;
    observed = (observed + 1) % WINDOW;
    long wait = Long.MAX_VALUE;
    for (long one : recent) {
      wait = Math.min(wait, one);
    }
    standing = wait;
    share = Math.clamp((double) (wait - least) / (most - least), 0, 1);
    refused.release();
  }

  /** Forgets what it learnt, and refuses nothing. For the thread that observes. */
  void forget() {
    observe(0, 0);
  }

  /** Whether to refuse a request. Costs next to nothing where none is refused. */
  boolean refuses() {
    double chance = share;
    return chance > 0 && random.getAsDouble() < chance;
  }

  /** Counts a request that is refused, and waits until it may be told so. */
  void refuse() {
    shed.increment();
    refused.await();
  }

  /** How many refused requests have not been told so yet. */
  int waiting() {
    return refused.waiting();
  }

  /** How many requests were refused so far. */
  public long shed() {
    return shed.sum();
  }

  /** How long requests wait for their turn at least, of late, in nanoseconds. */
  public long standing() {
    return standing;
  }
}

package lockmap.server.limit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import lockmap.server.limit.Decision.Allowed;
import lockmap.server.limit.Decision.Refused;

/**
 * What one client has left, in one number.
 *
 * <p>This is the generic cell rate algorithm of ITU-T I.371 (annex A, "virtual scheduling"), the
 * token bucket turned round: instead of counting tokens and adding to them as time goes by, it
 * keeps the moment at which the bucket would be full again, there called the theoretical arrival
 * time. A bucket whose moment has passed is full. A request pushes the moment back by what one
 * request costs, and may not push it further into the future than a whole burst takes to come back.
 *
 * <p>Because all there is to know is one number, a compare-and-set is enough for it to be exact
 * under any number of threads: each success is one request, paid for once. A refusal writes
 * nothing. Where two threads' readings of the clock arrive in the other order, the older reading
 * finds the bucket a little emptier than it was, never fuller.
 */
final class TokenBucket {

  private static final VarHandle FULL_AT;

  static {
    try {
      FULL_AT = MethodHandles.lookup().findVarHandle(TokenBucket.class, "fullAt", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long fullAt;

  /**
   * A full bucket.
   *
   * @param ticks the time now, in ticks of the quota that it will be asked with
   */
  TokenBucket(long ticks) {
    this.fullAt = ticks;
  }

  /**
   * Takes one request out of the bucket, if there is one in it. Safe for any number of threads.
   *
   * @param quota what the client may use, the same each time
   * @param nanos the time now, of a clock that never goes back
   */
  Decision take(Quota quota, long nanos) {
    long now = quota.ticks(nanos);
    long cost = quota.cost();
    long capacity = quota.capacity();
    while (true) {
      long seen = fullAt;
      long missing = Math.max(0, seen - now);
      if (missing > capacity - cost) {
        return new Refused(quota.nanos(missing - (capacity - cost)));
      }
      long left = capacity - missing - cost;
      if (FULL_AT.compareAndSet(this, seen, now + missing + cost)) {
        return new Allowed(left / cost, quota.nanos(missing + cost));
      }
    }
  }
}

package lockmap.server.limit;

import java.math.BigInteger;

/**
 * What each client may use: a number of requests at once, the burst, of which so many come back
 * every second.
 *
 * <p>Most rates have no whole number of nanoseconds between two requests, so time is counted in
 * ticks fine enough that both a nanosecond and the time a request costs are whole numbers of them.
 * Nothing is ever rounded, so nothing drifts. At the common rates, those that divide 10^9, a tick
 * is a nanosecond.
 *
 * <p>Ticks go round as {@link System#nanoTime} does, and only their differences mean something. A
 * whole burst is at most 10^18 ticks, a ninth of the half turn up to which a difference is true; a
 * bucket that was left alone for longer than that must have been forgotten.
 */
final class Quota {

  static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long LARGEST = 1_000_000_000L;

  private final long perSecond;
  private final long burst;
  private final long ticksPerNano;
  private final long cost;

  /**
   * A quota.
   *
   * @param perSecond how many requests come back each second, 1 to 10^9
   * @param burst how many may come at once, 1 to 10^9
   * @throws IllegalArgumentException where one of them is outside its range
   */
  Quota(long perSecond, long burst) {
    this.perSecond = sensible("rate per second", perSecond);
    this.burst = sensible("burst", burst);
    long divisor =
        BigInteger.valueOf(perSecond).gcd(BigInteger.valueOf(NANOS_PER_SECOND)).longValueExact();
    this.ticksPerNano = perSecond / divisor;
    this.cost = NANOS_PER_SECOND / divisor;
  }

  long perSecond() {
    return perSecond;
  }

  long burst() {
    return burst;
  }

  /** A reading of the nanosecond clock, in ticks. */
  long ticks(long nanos) {
    return nanos * ticksPerNano;
  }

  /** A number of ticks, in nanoseconds, rounded up. */
  long nanos(long ticks) {
    return Math.ceilDiv(ticks, ticksPerNano);
  }

  /** How long one request takes to come back, in ticks. */
  long cost() {
    return cost;
  }

  /** How long a whole burst takes to come back, in ticks. */
  long capacity() {
    return burst * cost;
  }

  /** How long a whole burst takes to come back, in nanoseconds, rounded up. */
  long window() {
    return nanos(capacity());
  }

  /** How long a whole burst takes to come back, in seconds, rounded up. */
  long windowSeconds() {
    return Math.ceilDiv(window(), NANOS_PER_SECOND);
  }

  private static long sensible(String name, long value) {
    if (value < 1 || value > LARGEST) {
      throw new IllegalArgumentException(
          "a rate limit's " + name + " must be from 1 to " + LARGEST + ", not " + value);
    }
    return value;
  }
}

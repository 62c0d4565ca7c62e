package lockmap.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each client to its quota: a bucket for each IPv4 address and for each IPv6 /64, which is
 * what one subscriber is given and could otherwise change addresses within at will.
 *
 * <p>A full bucket says nothing that a new one does not, so a client is forgotten once it has been
 * quiet for as long as a whole burst takes to come back. Where more clients than the table holds
 * are busy at once, those that ask least are forgotten early and start again with a full bucket;
 * Caffeine's admission policy keeps a flood of new addresses from pushing out one that asks often.
 * All housekeeping is done by the threads that ask, so there is nothing to close.
 *
 * <p>Safe for use by any number of threads. A limiter that is never asked costs an empty table.
 */
public final class RateLimiter {

  private final Quota quota;
  private final LongSupplier clock;
  private final Cache<Long, TokenBucket> buckets;
  private final LongAdder refused = new LongAdder();

  /**
   * A limiter that knows no client yet.
   *
   * @param perSecond how many requests each client may make a second in the long run, 1 to 10^9
   * @param burst how many it may make at once, 1 to 10^9
   * @param maxClients how many clients to remember at most, at least 1; each takes about 140 bytes
   * @param nanoClock nanoseconds since any moment, never going back
   * @throws IllegalArgumentException where a number is outside its range
   */
  public RateLimiter(long perSecond, long burst, int maxClients, LongSupplier nanoClock) {
    if (maxClients < 1) {
      throw new IllegalArgumentException(
          "a rate limit's table of clients must hold at least 1, not " + maxClients);
    }
    this.quota = new Quota(perSecond, burst);
    this.clock = nanoClock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(maxClients)
            .expireAfterAccess(Duration.ofNanos(quota.window()))
            .ticker(nanoClock::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /** How many requests were refused so far. */
  public long refused() {
    return refused.sum();
  }

  /** About how many clients are remembered at the moment. */
  public long clients() {
    return buckets.estimatedSize();
  }

  /** What each client may use. */
  Quota quota() {
    return quota;
  }

  /** Counts one request of a client, if it is allowed. */
  Decision acquire(IpAddress client) {
    // Read before the table is asked, so that no bucket is forgotten before it is full.
    long now = clock.getAsLong();
    Decision decision = bucket(client.network(), now).take(quota, now);
    if (decision instanceof Decision.Refused) {
      refused.increment();
    }
    return decision;
  }

  private TokenBucket bucket(Long network, long now) {
    @Nullable TokenBucket known = buckets.getIfPresent(network);
    return known != null
        ? known
        : buckets.get(network, unknown -> new TokenBucket(quota.ticks(now)));
  }
}

package lockmap.client;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import lockmap.api.CasRequest;
import lockmap.api.Limits;
import lockmap.client.WatchQuery.Kind;

/**
 * A lock that processes on different machines can take, kept as a key: whoever makes the key holds
 * the lock, and it goes away by itself when its holder no longer renews it. Safe for any number of
 * threads.
 *
 * <p><b>What it promises.</b> The server lets one key be made once, so there is one holder at a
 * time by the server's clock. A holder that dies gives the lock up after its time to live at the
 * latest. A holder can only renew and release what is its own, as both compare the value, which is
 * another for each hold. Each hold has a token, the revision that made the key, which is greater
 * than those of all holds before it.
 *
 * <p><b>What it cannot promise</b> is that the holder knows at each moment that it still is one. A
 * pause of its process, or of its network, may outlast the time to live; somebody else then has the
 * lock while the former holder, not yet aware of it, acts as if it had. {@link LockHold#isHeld}
 * makes that time short and no clock makes it nothing. So a lock alone is good for sparing work
 * that need not be done twice. Where doing it twice does harm, what is changed has to refuse a
 * holder of the past: hand it the token and have it refuse any that is smaller than one it has seen
 * (<a href="https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html">M.
 * Kleppmann, How to do distributed locking</a>). What is changed in LockMap itself is safe by
 * {@link LockHold#guard}. With that it does what etcd's leases and revisions are used for; Redis'
 * {@code SET NX PX} with a release that compares is the same without a token. That the time to live
 * is counted here and there by clocks that run at the same rate is relied on by {@code isHeld}
 * alone.
 *
 * <p>There is no queue: when the lock comes free, those who wait try all at once, and one has it.
 */
public final class StoreLock {

  private final StoreClient client;
  private final String key;
  private final long ttlSeconds;
  private final String owner;
  private final Time time;

  /**
   * A lock that nobody has tried to take yet.
   *
   * @param client the server; closed by whoever opened it, after all holds
   * @param key the key, which is used for nothing else
   * @param ttlSeconds after how many seconds without news of its holder the lock comes free; a hold
   *     renews it three times as often
   * @param owner who to say has it, for people who look at the key; perhaps empty
   * @throws IllegalArgumentException where it is no key, no time to live or no text
   */
  public StoreLock(StoreClient client, String key, long ttlSeconds, String owner) {
    this(client, key, ttlSeconds, owner, Time.REAL);
  }

  StoreLock(StoreClient client, String key, long ttlSeconds, String owner, Time time) {
    Limits.requireKey(key);
    Limits.requireTtl(ttlSeconds);
    Limits.requireText("owner", owner);
    this.client = client;
    this.key = key;
    this.ttlSeconds = ttlSeconds;
    this.owner = owner;
    this.time = time;
  }

  /**
   * Takes the lock if it is free.
   *
   * @return the hold, which the caller closes; nothing where somebody has the lock
   * @throws ClientException where it is not known; if the request was carried out even so, the lock
   *     is nobody's and comes free after its time to live
   */
  public Optional<LockHold> tryAcquire() {
    String value = owner + '#' + UUID.randomUUID();
    long asked = time.nanos();
    return switch (client.compareAndSwap(key, CasRequest.create(value).withTtl(ttlSeconds))) {
      case SwapResult.Swapped(long token) ->
          Optional.of(new LockHold(client, key, value, ttlSeconds, token, asked, time));
      case SwapResult.Conflict _, SwapResult.Absent _ -> Optional.empty();
    };
  }

  /**
   * Takes the lock, and waits until it is free; the server says when that is.
   *
   * @return the hold, which the caller closes
   * @throws ClientException where an attempt or the watch of the key was refused or not answered
   * @throws IllegalStateException where the client is closed
   */
  public LockHold acquire() throws InterruptedException {
    return acquire(Duration.ofDays(36_500)).orElseThrow();
  }

  /**
   * Takes the lock, and waits for some time until it is free; the server says when that is.
   *
   * @param patience how long to wait at most
   * @return the hold, which the caller closes; nothing where it did not come free in that time
   * @throws ClientException where an attempt or the watch of the key was refused or not answered
   * @throws IllegalStateException where the client is closed
   */
  public Optional<LockHold> acquire(Duration patience) throws InterruptedException {
    long deadline = time.nanos() + patience.toNanos();
    Optional<LockHold> hold = tryAcquire();
    if (hold.isPresent()) {
      return hold;
    }
    WatchQuery whenFree = WatchQuery.keys(key).only(Kind.DELETE, Kind.EXPIRED).withoutValues();
    try (WatchStream watch = client.watch(whenFree)) {
      Optional<WatchEvent> event = Optional.of(new WatchEvent.Reconnected());
      while (hold.isEmpty() && event.isPresent()) {
        event = watch.next(Duration.ofNanos(Math.max(0, deadline - time.nanos())));
        if (event.isPresent() && saysThatItIsFree(event.get())) {
          hold = tryAcquire();
        }
      }
    }
    return hold;
  }

  private static boolean saysThatItIsFree(WatchEvent event) {
    return switch (event) {
      case WatchEvent.State state -> !state.exists();
      case WatchEvent.Delete _, WatchEvent.Expired _ -> true;
      case WatchEvent.Put _,
          WatchEvent.Swap _,
          WatchEvent.Ready _,
          WatchEvent.Reset _,
          WatchEvent.Disconnected _,
          WatchEvent.Reconnected _ ->
          false;
      case WatchEvent.Closed _ -> throw new IllegalStateException("the client is closed");
    };
  }
}

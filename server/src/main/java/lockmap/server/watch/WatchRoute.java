package lockmap.server.watch;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import lockmap.api.Paths;
import lockmap.api.WireJson;
import lockmap.server.access.Grants;
import lockmap.server.access.Hold;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.feed.Delivery;
import lockmap.server.feed.Interest;
import lockmap.server.feed.Subscription;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.KeyPath;
import lockmap.server.http.RequestReader;
import lockmap.server.store.Change;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/**
 * {@code GET /watch}, and {@code GET /watch_key/{key}} and {@code POST /watch} of the original
 * contract: what keys hold, and each change of them.
 *
 * <p><b>Clients that have gone.</b> One that has ended its connection answers the next bytes with a
 * reset, of which only a write after that learns. So after a silence two keep-alives go out, one
 * soon after the other.
 */
public final class WatchRoute {

  private static final int MOST_KEYS = 1024;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Store store;
  private final ChangeFeed feed;
  private final Grants grants;
  private final Frames frames;
  private final Duration keepAlive;
  private final int maxBodySize;
  private final int maxWatchers;
  private final Semaphore places;
  private final LongAdder resets = new LongAdder();

  /**
   * Routes that watch a store.
   *
   * @param store where the keys are
   * @param feed the changes of that store
   * @param grants who may watch what
   * @param ticker the time that the store goes by, in nanoseconds
   * @param keepAlive after how long a silence the watch says that it is still there; it also finds
   *     out who is gone
   * @param maxBodySize the largest list of keys, in bytes
   * @param maxWatchers how many watches may be open at once
   */
  public WatchRoute(
      Store store,
      ChangeFeed feed,
      Grants grants,
      LongSupplier ticker,
      Duration keepAlive,
      int maxBodySize,
      int maxWatchers) {
    this.store = store;
    this.feed = feed;
    this.grants = grants;
    this.frames = new Frames(ticker);
    this.keepAlive = keepAlive;
    this.maxBodySize = maxBodySize;
    this.maxWatchers = maxWatchers;
    this.places = new Semaphore(maxWatchers);
  }

  /** Watches the keys and prefixes that the query names. */
  public void events(ServerRequest request, ServerResponse response) {
    WatchQuery query = WatchQuery.of(request, grants.of(request));
    follow(
        query.interest(),
        request,
        response,
        subscription -> EventStream.of(query, subscription, store, frames));
  }

  /** Watches the key that the path names. */
  public void key(ServerRequest request, ServerResponse response) {
    follow(List.of(KeyPath.key(request, Paths.WATCH_KEY)), request, response);
  }

  /** Watches the keys that the body lists. */
  public void keys(ServerRequest request, ServerResponse response) {
    RequestReader.requireJson(request);
    List<Utf8Bytes> keys =
        WireJson.readKeys(RequestReader.body(request, maxBodySize)).stream()
            .map(Utf8Bytes::of)
            .toList();
    if (keys.size() > MOST_KEYS) {
      throw new HttpProblem(
          413,
          "too-many-keys",
          "Too many keys",
          "One watch follows at most " + MOST_KEYS + " keys, not " + keys.size() + ".");
    }
    follow(keys, request, response);
  }

  /** How many watches are open. */
  public int open() {
    return maxWatchers - places.availablePermits();
  }

  /** How many times a watcher fell behind, lost its place and began anew. */
  public long resets() {
    return resets.sum();
  }

  private void follow(List<Utf8Bytes> keys, ServerRequest request, ServerResponse response) {
    keys.forEach(grants.of(request)::requireKey);
    follow(
        Interest.inKeys(keys),
        request,
        response,
        subscription -> new KeyStream(subscription, store));
  }

  /** Chooses what to say, or refuses to while there still is an answer to refuse in. */
  private interface Opening {
    WatchStream of(Subscription subscription) throws InterruptedException;
  }

  private void follow(
      Interest interest, ServerRequest request, ServerResponse response, Opening opening) {
    if (!places.tryAcquire()) {
      throw new HttpProblem(
              503, "too-many-watchers", "Too many watchers", "No further watch can be opened now.")
          .with(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"));
    }
    try (Subscription subscription = feed.subscribe(interest);
        Hold hold = grants.hold(request, subscription::close)) {
      hold.requireStanding();
      WatchStream stream = opening.of(subscription);
      EventSink sink = response.sink(EventSink.TYPE);
      pump(subscription, stream, sink);
      sink.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closing; so is the watch
    } finally {
      places.release();
    }
  }

  private void pump(Subscription subscription, WatchStream stream, EventSink sink)
      throws InterruptedException {
    stream.begin(sink);
    boolean probing = false;
    Delivery delivery;
    do {
      sink.flush();
      delivery = subscription.next(probing && SOON.compareTo(keepAlive) < 0 ? SOON : keepAlive);
      probing = delivery instanceof Delivery.Quiet && !probing;
      switch (delivery) {
        case Delivery.Changes(List<Change> changes) -> stream.tell(changes, sink);
        case Delivery.Lost _ -> {
          resets.increment();
          stream.beginAnew(sink);
        }
        case Delivery.Quiet(long position) -> stream.keepAlive(position, sink);
        case Delivery.Ended _ -> {}
      }
    } while (!(delivery instanceof Delivery.Ended));
  }
}

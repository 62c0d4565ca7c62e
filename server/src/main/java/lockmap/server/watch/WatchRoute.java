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
import java.util.stream.Stream;
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
import lockmap.server.http.RequestMemory;
import lockmap.server.http.RequestReader;
import lockmap.server.memory.MemoryPool;
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

  /** What a key costs that a watch names, beside its bytes: entries of several tables. */
  private static final int KEY_OVERHEAD = 300;

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Store store;
  private final ChangeFeed feed;
  private final Grants grants;
  private final Frames frames;
  private final Duration keepAlive;
  private final int maxBodySize;
  private final MemoryPool memory;
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
   * @param memory what watches may hold together
   */
  public WatchRoute(
      Store store,
      ChangeFeed feed,
      Grants grants,
      LongSupplier ticker,
      Duration keepAlive,
      int maxBodySize,
      int maxWatchers,
      MemoryPool memory) {
    this.store = store;
    this.feed = feed;
    this.grants = grants;
    this.frames = new Frames(ticker);
    this.keepAlive = keepAlive;
    this.maxBodySize = maxBodySize;
    this.maxWatchers = maxWatchers;
    this.memory = memory;
    this.places = new Semaphore(maxWatchers);
  }

  /** Watches the keys and prefixes that the query names. */
  public void events(ServerRequest request, ServerResponse response) {
    WatchQuery query = WatchQuery.of(request, grants.of(request));
    long earliest = grants.toldSince(request);
    follow(
        query.interest(),
        request,
        response,
        (subscription, memory) ->
            EventStream.of(query, earliest, subscription, store, frames, memory));
  }

  /** Watches the key that the path names. */
  public void key(ServerRequest request, ServerResponse response) {
    follow(List.of(KeyPath.key(request, Paths.WATCH_KEY)), request, response);
  }

  /** Watches the keys that the body lists. */
  public void keys(ServerRequest request, ServerResponse response) {
    RequestReader.requireJson(request);
    List<Utf8Bytes> keys =
        WireJson.readKeys(RequestReader.json(request, maxBodySize)).stream()
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
        (subscription, memory) -> new KeyStream(subscription, store, memory));
  }

  /** Chooses what to say, or refuses to while there still is an answer to refuse in. */
  private interface Opening {
    WatchStream of(Subscription subscription, WatchMemory memory) throws InterruptedException;
  }

  private void follow(
      Interest interest, ServerRequest request, ServerResponse response, Opening opening) {
    if (!places.tryAcquire()) {
      throw new HttpProblem(
              503, "too-many-watchers", "Too many watchers", "No further watch can be opened now.")
          .with(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"));
    }
    RequestMemory.current().keep(0); // what the request took; the watch takes from elsewhere
    try (RequestMemory held = new RequestMemory(memory)) {
      held.take(weight(interest));
      held.use(() -> followWith(new WatchMemory(held), interest, request, response, opening));
    } finally {
      places.release();
    }
  }

  private void followWith(
      WatchMemory held,
      Interest interest,
      ServerRequest request,
      ServerResponse response,
      Opening opening) {
    try (Subscription subscription = feed.subscribe(interest);
        Hold hold = grants.hold(request, subscription::close)) {
      hold.requireStanding();
      WatchStream stream = opening.of(subscription, held);
      EventSink sink = response.sink(EventSink.TYPE);
      new Pump(subscription, stream, sink, held).run();
      sink.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closing; so is the watch
    }
  }

  private static long weight(Interest interest) {
    return Stream.concat(interest.keys().stream(), interest.prefixes().stream())
        .mapToLong(key -> KEY_OVERHEAD + key.length())
        .sum();
  }

  /** Tells what there is to tell, until there is nothing any more. */
  private final class Pump {

    private final Subscription subscription;
    private final WatchStream stream;
    private final EventSink sink;
    private final WatchMemory held;
    private boolean probing;

    Pump(Subscription subscription, WatchStream stream, EventSink sink, WatchMemory held) {
      this.subscription = subscription;
      this.stream = stream;
      this.sink = sink;
      this.held = held;
    }

    void run() throws InterruptedException {
      stream.begin(sink);
      do {
        sink.flush();
        held.giveBack();
      } while (step());
    }

    /** A method of its own, so that what was told is not held until there is something new. */
    private boolean step() throws InterruptedException {
      Duration patience = probing && SOON.compareTo(keepAlive) < 0 ? SOON : keepAlive;
      Delivery delivery = subscription.next(patience);
      probing = delivery instanceof Delivery.Quiet && !probing;
      switch (delivery) {
        case Delivery.Changes(List<Change> changes) -> tell(changes);
        case Delivery.Lost _ -> {
          resets.increment();
          stream.beginAnew(sink);
        }
        case Delivery.Quiet(long position) -> stream.keepAlive(position, sink);
        case Delivery.Ended _ -> {}
      }
      return !(delivery instanceof Delivery.Ended);
    }

    /** Where there is no memory to tell of changes, the watcher loses its place. */
    private void tell(List<Change> changes) {
      if (held.take(changes)) {
        stream.tell(changes, sink);
        sink.flush();
      } else {
        subscription.lose();
      }
    }
  }
}

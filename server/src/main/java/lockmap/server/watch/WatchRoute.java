package lockmap.server.watch;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import lockmap.api.Paths;
import lockmap.api.WireJson;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.feed.Delivery;
import lockmap.server.feed.Snapshot;
import lockmap.server.feed.Subscription;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.KeyPath;
import lockmap.server.http.RequestReader;
import lockmap.server.store.Change;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;

/**
 * {@code GET /watch_key/{key}} and {@code POST /watch}: what keys hold, and each change of them.
 */
public final class WatchRoute {

  private static final int MOST_KEYS = 1024;
  private static final SseEvent KEEP_ALIVE = SseEvent.builder().comment("keep-alive").build();

  private final Store store;
  private final ChangeFeed feed;
  private final Duration keepAlive;
  private final int maxBodySize;
  private final int maxWatchers;
  private final Semaphore places;

  /**
   * Routes that watch a store.
   *
   * @param store where the keys are
   * @param feed the changes of that store
   * @param keepAlive after how long a silence a comment is sent; it also finds out who is gone
   * @param maxBodySize the largest list of keys, in bytes
   * @param maxWatchers how many watches may be open at once
   */
  public WatchRoute(
      Store store, ChangeFeed feed, Duration keepAlive, int maxBodySize, int maxWatchers) {
    this.store = store;
    this.feed = feed;
    this.keepAlive = keepAlive;
    this.maxBodySize = maxBodySize;
    this.maxWatchers = maxWatchers;
    this.places = new Semaphore(maxWatchers);
  }

  /** Watches the key that the path names. */
  public void key(ServerRequest request, ServerResponse response) {
    follow(List.of(KeyPath.key(request, Paths.WATCH_KEY)), response);
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
    follow(keys, response);
  }

  /** How many watches are open. */
  public int open() {
    return maxWatchers - places.availablePermits();
  }

  private void follow(List<Utf8Bytes> keys, ServerResponse response) {
    if (!places.tryAcquire()) {
      throw new HttpProblem(
              503, "too-many-watchers", "Too many watchers", "No further watch can be opened now.")
          .with(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"));
    }
    try (Subscription subscription = feed.subscribe(keys)) {
      EventSink sink = response.sink(EventSink.TYPE);
      pump(subscription, sink);
      sink.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is closing; so is the watch
    } finally {
      places.release();
    }
  }

  private void pump(Subscription subscription, EventSink sink) throws InterruptedException {
    Delivery delivery = Delivery.LOST; // a watcher begins like one that lost its place
    while (!(delivery instanceof Delivery.Ended)) {
      switch (delivery) {
        case Delivery.Changes(List<Change> changes) ->
            changes.forEach(c -> sink.emit(KeyEvents.of(c)));
        case Delivery.Lost _ -> emit(subscription.snapshot(store), sink);
        case Delivery.Quiet _ -> sink.emit(KEEP_ALIVE);
        case Delivery.Ended _ -> {}
      }
      sink.flush();
      delivery = subscription.next(keepAlive);
    }
  }

  private static void emit(Snapshot snapshot, EventSink sink) {
    for (View view : snapshot.views()) {
      sink.emit(KeyEvents.of(view, snapshot));
    }
  }
}

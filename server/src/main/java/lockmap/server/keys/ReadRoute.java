package lockmap.server.keys;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import lockmap.api.Entry;
import lockmap.api.Paths;
import lockmap.api.WireJson;
import lockmap.server.access.Grants;
import lockmap.server.access.Hold;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.feed.Subscription;
import lockmap.server.http.Answers;
import lockmap.server.http.EntityTags;
import lockmap.server.http.JsonMemory;
import lockmap.server.http.KeyPath;
import lockmap.server.http.Query;
import lockmap.server.http.RequestMemory;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/** {@code GET /store/{key}}: 200 with the value, 304 or 404. Safe for any number of threads. */
public final class ReadRoute {

  /** The query parameter by which a request asks to be held until its key changes. */
  public static final String WAIT = "wait";

  private static final long LONGEST_WAIT = 60;

  private final Store store;
  private final ChangeFeed feed;
  private final LongSupplier ticker;
  private final Grants grants;

  /**
   * The route to the keys of a store.
   *
   * @param store where the keys are
   * @param feed the changes of that store
   * @param ticker the time that the store goes by, in nanoseconds
   * @param grants who may read what
   */
  public ReadRoute(Store store, ChangeFeed feed, LongSupplier ticker, Grants grants) {
    this.store = store;
    this.feed = feed;
    this.ticker = ticker;
    this.grants = grants;
  }

  /**
   * Answers with the value, or with all that is known of it where {@code format=json}. With {@code
   * If-None-Match} the answer is 304 where nothing changed, with {@code wait=SECONDS} only after
   * that time.
   */
  public void get(ServerRequest request, ServerResponse response) throws InterruptedException {
    Utf8Bytes key = KeyPath.key(request, Paths.STORE);
    grants.of(request).requireKey(key);
    Query query = Query.of(request);
    boolean asJson = query.says("format", "json");
    Optional<EntityTags> known = EntityTags.of(request, HeaderNames.IF_NONE_MATCH);
    OptionalLong wait = query.wholeNumber(WAIT, 0, LONGEST_WAIT);
    if (wait.isPresent()) {
      EntityTags tags =
          known.orElseThrow(
              () -> Query.badParameter("The query parameter wait needs an If-None-Match."));
      awaitChange(request, key, tags, Duration.ofSeconds(wait.getAsLong()));
    }
    Slot slot = store.get(key);
    if (slot == null) {
      throw KeyProblems.noSuchKey();
    }
    KeyHeaders.describe(slot, ticker, response);
    if (known.isPresent() && known.get().name(slot.revision())) {
      Answers.empty(response, Status.NOT_MODIFIED_304);
    } else if (asJson) {
      RequestMemory.current().take(JsonMemory.of(slot.value()));
      Answers.json(request, response, WireJson.write(entry(slot)));
    } else {
      Answers.value(request, response, slot.value());
    }
  }

  private void awaitChange(
      ServerRequest request, Utf8Bytes key, EntityTags known, Duration patience)
      throws InterruptedException {
    try (Subscription subscription = feed.subscribe(List.of(key));
        Hold hold = grants.hold(request, subscription::close)) {
      Slot slot = subscription.snapshot(store).views().getFirst().slot();
      if (slot != null && known.name(slot.revision())) {
        subscription.next(patience);
      }
      hold.requireStanding();
    }
  }

  private Entry entry(Slot slot) {
    return new Entry(
        slot.key().toString(),
        slot.value().toString(),
        slot.revision(),
        slot.secondsLeft(ticker.getAsLong()));
  }
}

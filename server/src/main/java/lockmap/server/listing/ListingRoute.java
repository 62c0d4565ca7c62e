package lockmap.server.listing;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.LongSupplier;
import lockmap.api.Count;
import lockmap.api.Deleted;
import lockmap.api.WireJson;
import lockmap.server.access.Grant;
import lockmap.server.access.Grants;
import lockmap.server.http.Answers;
import lockmap.server.http.AuditNotes;
import lockmap.server.http.Query;
import lockmap.server.http.RequestMemory;
import lockmap.server.http.StoreProblems;
import lockmap.server.store.KeyRange;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/** {@code GET} and {@code DELETE /store?prefix=}. Safe for any number of threads. */
public final class ListingRoute {

  private static final long DEFAULT_LIMIT = 100;
  private static final long MOST = 1000;
  private static final int DELETED_AT_ONCE = 128;

  private final Store store;
  private final LongSupplier ticker;
  private final Grants grants;

  /**
   * The route to all keys of a store.
   *
   * @param store where the keys are
   * @param ticker the time that the store goes by, in nanoseconds
   * @param grants who may see and remove what
   */
  public ListingRoute(Store store, LongSupplier ticker, Grants grants) {
    this.store = store;
    this.ticker = ticker;
    this.grants = grants;
  }

  /**
   * Answers with a page of keys, or with {@code count=true} says how many there are. A page has at
   * most {@code limit} items, keys and prefixes together, and fewer where {@code values=true} and
   * they have 4 MiB of values before: there is more behind it if and only if it names a {@code
   * next}. Keys that the client may not see are not there for it.
   */
  public void get(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request);
    Grant grant = grants.of(request);
    Object answer = query.says("count", "true") ? count(query, grant) : page(query, grant).fill();
    Answers.json(request, response, WireJson.write(answer));
  }

  /**
   * Removes the keys under {@code prefix}, one by one, and says how many this request removed. A
   * key that is created meanwhile may stay.
   */
  public void delete(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request);
    refuse(query, "a deletion", "after", "limit", "delimiter", "values", "count");
    String prefix = query.text("prefix").orElse("");
    if (prefix.isEmpty()) {
      throw Query.badParameter(
          "The query parameter prefix is missing or empty, which would delete every key.");
    }
    Utf8Bytes all = Utf8Bytes.of(prefix);
    grants.of(request).requireAllUnder(all);
    long deleted = deleteAll(KeyRange.under(all));
    AuditNotes.note(request, "prefix", () -> prefix);
    AuditNotes.note(request, "deleted", () -> deleted);
    Answers.json(request, response, WireJson.write(new Deleted(deleted)));
  }

  private Count count(Query query, Grant grant) {
    refuse(query, "count", "after", "limit", "delimiter", "values");
    Utf8Bytes prefix = Utf8Bytes.of(query.text("prefix").orElse(""));
    return new Count(grant.seenUnder(prefix).ranges().stream().mapToLong(store::count).sum());
  }

  private Page page(Query query, Grant grant) {
    Selection selection = Selection.of(query);
    Prefixes seen = grant.seenUnder(Utf8Bytes.of(selection.prefix()));
    int limit = (int) query.wholeNumber("limit", 1, MOST).orElse(DEFAULT_LIMIT);
    return new Page(
        store,
        ticker,
        selection,
        seen,
        limit,
        query.says("values", "true"),
        RequestMemory.current());
  }

  private long deleteAll(KeyRange range) {
    long deleted = 0;
    KeyRange rest = range;
    List<Slot> slots = store.list(rest, DELETED_AT_ONCE);
    while (!slots.isEmpty()) {
      for (Slot slot : slots) {
        deleted += delete(slot.key());
      }
      rest = rest.after(slots.getLast().key());
      slots = store.list(rest, DELETED_AT_ONCE);
    }
    return deleted;
  }

  private int delete(Utf8Bytes key) {
    return switch (store.apply(new Operation.Delete(key))) {
      case Outcome.Deleted _ -> 1;
      case Outcome.Failure failure -> throw StoreProblems.of(failure);
      case Outcome.Missing _,
          Outcome.Found _,
          Outcome.Created _,
          Outcome.Replaced _,
          Outcome.Conflict _,
          Outcome.NotCountable _ ->
          0;
    };
  }

  /** What is asked for would be ignored, and perhaps more be done than was meant. */
  private static void refuse(Query query, String beside, String... names) {
    for (String name : names) {
      if (!query.texts(name).isEmpty()) {
        throw Query.badParameter(
            "The query parameter " + name + " cannot be given with " + beside + ".");
      }
    }
  }
}

package lockmap.server.keys;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.LongSupplier;
import lockmap.api.CasRequest;
import lockmap.api.Paths;
import lockmap.api.WireJson;
import lockmap.server.access.Grants;
import lockmap.server.http.Answers;
import lockmap.server.http.KeyPath;
import lockmap.server.http.Query;
import lockmap.server.http.RequestReader;
import lockmap.server.http.StoreProblems;
import lockmap.server.http.Swaps;
import lockmap.server.store.Condition;
import lockmap.server.store.Expiry;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What changes one key: {@code PUT} and {@code DELETE /store/{key}}, and {@code POST /store/cas/},
 * {@code /store/incr/} and {@code /store/touch/}. Safe for any number of threads.
 */
public final class KeyRoutes {

  private final Store store;
  private final LongSupplier ticker;
  private final Grants grants;
  private final int maxValueSize;
  private final int maxBodySize;

  /**
   * Routes to the keys of a store.
   *
   * @param store where the keys are
   * @param ticker the time that the store goes by, in nanoseconds
   * @param grants who may change what
   * @param maxValueSize the largest value, in bytes
   * @param maxBodySize the largest JSON body, in bytes
   */
  public KeyRoutes(
      Store store, LongSupplier ticker, Grants grants, int maxValueSize, int maxBodySize) {
    this.store = store;
    this.ticker = ticker;
    this.grants = grants;
    this.maxValueSize = maxValueSize;
    this.maxBodySize = maxBodySize;
  }

  /** {@code PUT /store/{key}?ttl=SECONDS|keep&return=previous}: 201 created, or 204 replaced. */
  public void put(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = key(request, Paths.STORE);
    Query query = Query.of(request);
    Expiry expiry = Expiries.ofPut(query);
    boolean returning = query.says("return", "previous");
    Condition condition = Preconditions.of(request);
    Utf8Bytes value = RequestReader.text(request, maxValueSize);
    switch (store.apply(new Operation.Put(key, value, expiry, condition))) {
      case Outcome.Replaced(Slot slot, Slot previous) when returning -> {
        describe(slot, response);
        Answers.value(request, response, previous.value());
      }
      case Outcome outcome -> answer(outcome, response);
    }
  }

  /** {@code DELETE /store/{key}?return=previous}: 204, or 404. */
  public void delete(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = key(request, Paths.STORE);
    boolean returning = Query.of(request).says("return", "previous");
    Condition condition = Preconditions.of(request);
    switch (store.apply(new Operation.Delete(key, condition))) {
      case Outcome.Deleted(Slot previous, long revision) when returning ->
          Answers.value(request, response.header(Answers.etag(revision)), previous.value());
      case Outcome outcome -> answer(outcome, response);
    }
  }

  /** {@code POST /store/cas/{key}}: 204 swapped, 412 the key differs, 404 no such key. */
  public void compareAndSwap(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = key(request, Paths.CAS);
    RequestReader.requireJson(request);
    CasRequest swap = WireJson.readCas(RequestReader.json(request, maxBodySize));
    answer(store.apply(Swaps.operation(key, swap, "new", maxValueSize)), response);
  }

  /** {@code POST /store/incr/{key}?by=N}: 200 with the new number, 409 where there is none. */
  public void increment(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = key(request, Paths.INCREMENT);
    long by = Query.of(request).signedNumber("by").orElse(1);
    switch (store.apply(new Operation.Increment(key, by))) {
      case Outcome.Created(Slot slot) -> answerWithValue(slot, request, response);
      case Outcome.Replaced(Slot slot, Slot _) -> answerWithValue(slot, request, response);
      case Outcome outcome -> answer(outcome, response);
    }
  }

  /** {@code POST /store/touch/{key}?ttl=SECONDS|none}: 204, or 404. */
  public void touch(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = key(request, Paths.TOUCH);
    Expiry expiry = Expiries.ofTouch(Query.of(request));
    answer(store.apply(new Operation.Touch(key, expiry)), response);
  }

  /** The key of a request that may change it. */
  private Utf8Bytes key(ServerRequest request, String prefix) {
    Utf8Bytes key = KeyPath.key(request, prefix);
    grants.of(request).requireKey(key);
    return key;
  }

  private void answerWithValue(Slot slot, ServerRequest request, ServerResponse response) {
    describe(slot, response);
    Answers.value(request, response, slot.value());
  }

  private void answer(Outcome outcome, ServerResponse response) {
    switch (outcome) {
      case Outcome.Created(Slot slot) -> {
        describe(slot, response);
        Answers.empty(response, Status.CREATED_201);
      }
      case Outcome.Found(Slot slot) -> noContent(slot, response);
      case Outcome.Replaced(Slot slot, Slot _) -> noContent(slot, response);
      case Outcome.Deleted(Slot _, long revision) ->
          Answers.empty(response.header(Answers.etag(revision)), Status.NO_CONTENT_204);
      case Outcome.Missing _ -> throw KeyProblems.noSuchKey();
      case Outcome.Conflict(@Nullable Slot current) -> throw KeyProblems.conflict(current);
      case Outcome.NotCountable(Slot current) -> throw KeyProblems.notCountable(current);
      case Outcome.Failure failure -> throw StoreProblems.of(failure);
    }
  }

  private void noContent(Slot slot, ServerResponse response) {
    describe(slot, response);
    Answers.empty(response, Status.NO_CONTENT_204);
  }

  private void describe(Slot slot, ServerResponse response) {
    KeyHeaders.describe(slot, ticker, response);
  }
}

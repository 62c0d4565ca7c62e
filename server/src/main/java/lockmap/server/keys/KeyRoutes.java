package lockmap.server.keys;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lockmap.api.CasRequest;
import lockmap.api.Paths;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.KeyPath;
import lockmap.server.http.RequestReader;
import lockmap.server.http.StoreProblems;
import lockmap.server.store.Expiry;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/** {@code /store/{key}} and {@code /store/cas/{key}}. Safe for any number of threads. */
public final class KeyRoutes {

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Store store;
  private final LongSupplier ticker;
  private final int maxValueSize;
  private final int maxBodySize;

  /**
   * Routes to the keys of a store.
   *
   * @param store where the keys are
   * @param ticker the time that the store goes by, in nanoseconds
   * @param maxValueSize the largest value, in bytes
   * @param maxBodySize the largest JSON body, in bytes
   */
  public KeyRoutes(Store store, LongSupplier ticker, int maxValueSize, int maxBodySize) {
    this.store = store;
    this.ticker = ticker;
    this.maxValueSize = maxValueSize;
    this.maxBodySize = maxBodySize;
  }

  /** {@code GET /store/{key}}: 200 with the value, or 404. */
  public void get(ServerRequest request, ServerResponse response) {
    run(new Operation.Get(key(request)), request, response);
  }

  /** {@code PUT /store/{key}?ttl=SECONDS}: 201 created, or 204 replaced. */
  public void put(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = key(request);
    Expiry expiry = expiry(RequestReader.ttl(request));
    Utf8Bytes value = RequestReader.text(request, maxValueSize);
    run(new Operation.Put(key, value, expiry), request, response);
  }

  /** {@code DELETE /store/{key}}: 204, or 404. */
  public void delete(ServerRequest request, ServerResponse response) {
    run(new Operation.Delete(key(request)), request, response);
  }

  /** {@code POST /store/cas/{key}}: 204 swapped, 412 the value differs, 404 no such key. */
  public void compareAndSwap(ServerRequest request, ServerResponse response) {
    Utf8Bytes key = KeyPath.key(request, Paths.CAS);
    RequestReader.requireJson(request);
    CasRequest swap = WireJson.readCas(RequestReader.body(request, maxBodySize));
    Utf8Bytes replacement = Utf8Bytes.of(swap.replacement());
    if (replacement.length() > maxValueSize) {
      throw StoreProblems.valueTooLarge("new", replacement.length(), maxValueSize);
    }
    Utf8Bytes expected = Utf8Bytes.of(swap.expected());
    run(new Operation.CompareAndSwap(key, expected, replacement), request, response);
  }

  private static Utf8Bytes key(ServerRequest request) {
    return KeyPath.key(request, Paths.STORE);
  }

  private static Expiry expiry(OptionalLong ttl) {
    return ttl.isEmpty()
        ? Expiry.NEVER
        : new Expiry.After(TimeUnit.SECONDS.toNanos(ttl.getAsLong()));
  }

  private void run(Operation operation, ServerRequest request, ServerResponse response) {
    switch (store.apply(operation)) {
      case Outcome.Found(Slot slot) -> {
        describe(slot, response);
        Answers.value(request, response, slot.value());
      }
      case Outcome.Created(Slot slot) -> {
        describe(slot, response);
        Answers.empty(response, Status.CREATED_201);
      }
      case Outcome.Replaced(Slot slot, Slot _) -> {
        describe(slot, response);
        Answers.empty(response, Status.NO_CONTENT_204);
      }
      case Outcome.Deleted(Slot _, long revision) ->
          Answers.empty(response.header(Answers.etag(revision)), Status.NO_CONTENT_204);
      case Outcome.Missing _ ->
          throw new HttpProblem(404, "no-such-key", "No such key", "The key does not exist.");
      case Outcome.Conflict(Slot current) ->
          throw new HttpProblem(
                  412, "value-differs", "Value differs", "The key has another value than expected.")
              .with(Answers.etag(current.revision()));
      case Outcome.Failure failure -> throw StoreProblems.of(failure);
    }
  }

  private void describe(Slot slot, ServerResponse response) {
    response.header(Answers.etag(slot.revision()));
    if (slot.deadline() != Slot.NEVER) {
      long left = slot.deadline() - ticker.getAsLong();
      response.header(Answers.ttl(Math.max(1, Math.ceilDiv(left, NANOS_PER_SECOND))));
    }
  }
}

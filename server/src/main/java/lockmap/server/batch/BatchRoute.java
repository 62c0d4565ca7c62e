package lockmap.server.batch;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.http.RequestReader;
import lockmap.server.http.StoreProblems;
import lockmap.server.store.Expiry;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/**
 * {@code POST /batch}: operations carried out one after the other, each answered as it would be
 * alone. Nothing is carried out unless all of them are well-formed. Safe for any number of threads.
 */
public final class BatchRoute {

  private final Store store;
  private final int maxValueSize;
  private final int maxBodySize;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * The route to a store.
   *
   * @param store where the keys are
   * @param maxValueSize the largest value, in bytes
   * @param maxBodySize the largest body, in bytes
   */
  public BatchRoute(Store store, int maxValueSize, int maxBodySize) {
    this.store = store;
    this.maxValueSize = maxValueSize;
    this.maxBodySize = maxBodySize;
  }

  /** Carries out a batch. */
  public void run(ServerRequest request, ServerResponse response) {
    running.incrementAndGet();
    try {
      RequestReader.requireJson(request);
      List<Operation> operations = operations(RequestReader.body(request, maxBodySize));
      List<lockmap.api.Outcome> outcomes = new ArrayList<>(operations.size());
      for (Operation operation : operations) {
        outcomes.add(toWire(store.apply(operation)));
      }
      Answers.json(request, response, WireJson.write(outcomes));
    } finally {
      running.decrementAndGet();
    }
  }

  /** How many batches are being carried out right now. */
  public int running() {
    return running.get();
  }

  private List<Operation> operations(byte[] body) {
    List<lockmap.api.Operation> said = WireJson.readBatch(body);
    List<Operation> operations = new ArrayList<>(said.size());
    for (lockmap.api.Operation operation : said) {
      operations.add(fromWire(operation, operations.size() + 1));
    }
    return operations;
  }

  private Operation fromWire(lockmap.api.Operation operation, int place) {
    Utf8Bytes key = Utf8Bytes.of(operation.key());
    return switch (operation) {
      case lockmap.api.Operation.Get _ -> new Operation.Get(key);
      case lockmap.api.Operation.Delete _ -> new Operation.Delete(key);
      case lockmap.api.Operation.Put put -> {
        Utf8Bytes value = Utf8Bytes.of(put.value());
        if (value.length() > maxValueSize) {
          throw StoreProblems.valueTooLarge(
              "operation " + place + ": value", value.length(), maxValueSize);
        }
        yield new Operation.Put(key, value, expiry(put));
      }
    };
  }

  private static Expiry expiry(lockmap.api.Operation.Put put) {
    Long ttl = put.ttl();
    return ttl == null ? Expiry.NEVER : new Expiry.After(TimeUnit.SECONDS.toNanos(ttl));
  }

  private static lockmap.api.Outcome toWire(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found(Slot slot) -> lockmap.api.Outcome.found(slot.value().toString());
      case Outcome.Missing _ -> lockmap.api.Outcome.ABSENT;
      case Outcome.Created _ -> lockmap.api.Outcome.CREATED;
      case Outcome.Replaced _ -> lockmap.api.Outcome.REPLACED;
      case Outcome.Deleted _ -> lockmap.api.Outcome.DELETED;
      case Outcome.Conflict _ -> new lockmap.api.Outcome(412, null);
      case Outcome.NotCountable _ -> new lockmap.api.Outcome(409, null);
      case Outcome.Failure failure ->
          new lockmap.api.Outcome(StoreProblems.of(failure).problem().status(), null);
    };
  }
}

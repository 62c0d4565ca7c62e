package lockmap.server.batch;

import java.util.ArrayList;
import java.util.List;
import lockmap.server.http.JsonMemory;
import lockmap.server.http.JsonText;
import lockmap.server.http.RequestMemory;
import lockmap.server.http.RequestReader;
import lockmap.server.http.StoreProblems;
import lockmap.server.http.Swaps;
import lockmap.server.store.Condition;
import lockmap.server.store.Expiry;
import lockmap.server.store.Operation;
import lockmap.server.store.Outcome;
import lockmap.server.store.Slot;
import lockmap.server.store.Utf8Bytes;

/** Between what a batch says on the wire and what the store understands. */
final class Translation {

  private Translation() {}

  /**
   * The operations that a client means.
   *
   * @param maxValueSize the largest value, in bytes
   * @throws lockmap.server.http.HttpProblem 413 where a value is larger
   */
  static List<Operation> fromWire(List<lockmap.api.Operation> said, int maxValueSize) {
    List<Operation> operations = new ArrayList<>(said.size());
    for (lockmap.api.Operation operation : said) {
      operations.add(fromWire(operation, operations.size() + 1, maxValueSize));
    }
    return operations;
  }

  private static Operation fromWire(lockmap.api.Operation operation, int number, int maxValueSize) {
    Utf8Bytes key = Utf8Bytes.of(operation.key());
    return switch (operation) {
      case lockmap.api.Operation.Get get -> new Operation.Get(key, fromWire(get.condition()));
      case lockmap.api.Operation.Put put -> {
        Utf8Bytes value = RequestReader.value(place(number) + "value", put.value(), maxValueSize);
        Long ttl = put.ttl();
        Expiry expiry = ttl == null ? Expiry.NEVER : Expiry.afterSeconds(ttl);
        yield new Operation.Put(key, value, expiry, fromWire(put.condition()));
      }
      case lockmap.api.Operation.Delete delete ->
          new Operation.Delete(key, fromWire(delete.condition()));
      case lockmap.api.Operation.CompareAndSwap swap ->
          Swaps.operation(key, swap.swap(), place(number) + "new", maxValueSize);
      case lockmap.api.Operation.Increment increment ->
          new Operation.Increment(key, increment.by());
    };
  }

  private static String place(int number) {
    return "operation " + number + ": ";
  }

  private static Condition fromWire(lockmap.api.Condition condition) {
    return switch (condition) {
      case lockmap.api.Condition.None _ -> Condition.NONE;
      case lockmap.api.Condition.Absent _ -> Condition.ABSENT;
      case lockmap.api.Condition.WrittenBy(long revision) -> new Condition.WrittenBy(revision);
      case lockmap.api.Condition.Holding(String value) ->
          new Condition.Holding(Utf8Bytes.of(value));
    };
  }

  /** How an operation went, as a request of its own would have been answered. */
  static Answer toWire(Operation operation, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found(Slot slot) -> withValue(slot);
      case Outcome.Missing _ -> Answer.ABSENT;
      case Outcome.Created(Slot slot) -> written(operation, slot, Answer.CREATED);
      case Outcome.Replaced(Slot slot, Slot _) -> written(operation, slot, Answer.DONE);
      case Outcome.Deleted _ -> Answer.DONE;
      case Outcome.Conflict _ -> Answer.CONFLICT;
      case Outcome.NotCountable _ -> Answer.NOT_COUNTABLE;
      case Outcome.Failure failure -> new Answer(StoreProblems.of(failure).problem().status());
    };
  }

  private static Answer written(Operation operation, Slot slot, Answer otherwise) {
    return operation instanceof Operation.Increment ? withValue(slot) : otherwise;
  }

  /** Read alone, a value for which there is no memory would have been 503 as well. */
  private static Answer withValue(Slot slot) {
    JsonText value = new JsonText(slot.value());
    return RequestMemory.current().tryTake(JsonMemory.of(value))
        ? new Answer(200, value)
        : Answer.NO_MEMORY;
  }
}

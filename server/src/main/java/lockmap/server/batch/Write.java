package lockmap.server.batch;

import java.util.Optional;
import lockmap.server.store.BatchOutcome;
import lockmap.server.store.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of an operation that could change its key: all but the value.
 *
 * @param method as a batch names it
 * @param key the key
 * @param status how it went
 * @param revision that of the change, where it is known
 */
record Write(String method, String key, int status, @Nullable Long revision) {

  /** That of an operation, unless it only reads. */
  static Optional<Write> of(Operation operation, Answer answer) {
    String method =
        switch (operation) {
          case Operation.Get _ -> "";
          case Operation.Put _ -> "PUT";
          case Operation.Delete _ -> "DELETE";
          case Operation.CompareAndSwap _, Operation.CompareAndDelete _ -> "CAS";
          case Operation.Increment _ -> "INCR";
          case Operation.Touch _ -> "TOUCH";
        };
    return method.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Write(
                method,
                operation.key().toString(),
                answer.status(),
                answer.revision() == BatchOutcome.NO_REVISION ? null : answer.revision()));
  }
}

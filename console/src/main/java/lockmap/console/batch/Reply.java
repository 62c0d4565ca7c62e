package lockmap.console.batch;

import java.util.List;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.client.AtomicResult;
import lockmap.client.ClientException;
import lockmap.client.StoreClient;

/** What came back when a batch was sent. */
sealed interface Reply {

  /** An answer to each operation by itself. */
  record Each(List<Outcome> outcomes) implements Reply {}

  /** An answer to all of them as one act. */
  record Together(AtomicResult result) implements Reply {}

  /** No such answer. */
  record None(ClientException failure) implements Reply {}

  /** Sends a batch and waits for what comes back. */
  static Reply of(StoreClient client, List<Operation> operations, boolean atomic) {
    try {
      return atomic
          ? new Together(client.atomically(operations))
          : new Each(client.batch(operations));
    } catch (ClientException e) {
      return new None(e); // whether something was changed is an answer too
    }
  }
}

package lockmap.console.keys;

import java.util.List;
import java.util.Objects;
import lockmap.api.Condition;
import lockmap.api.Entry;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.client.AtomicResult;
import lockmap.client.Precondition;
import lockmap.client.PutResult;
import lockmap.client.StoreClient;
import lockmap.client.Ttl;
import org.jspecify.annotations.Nullable;

/** What came of making a key, which never takes the place of one that is there. */
sealed interface Written {

  /** It is there. */
  record Done() implements Written {}

  /** There is such a key already, and nothing was changed. */
  record Exists() implements Written {}

  /** The key that it was to come from is gone, and nothing was changed. */
  record Gone() implements Written {}

  /** The key that it was to come from changed at that moment, and nothing else was. */
  record Changed() implements Written {}

  /** The server has refused it, and nothing was changed. */
  record Refused(String why) implements Written {}

  /** Makes a key. */
  static Written create(StoreClient client, String key, String value, Ttl ttl) {
    return switch (client.put(key, value, ttl, Precondition.ABSENT)) {
      case PutResult.Created _, PutResult.Replaced _ -> new Done();
      case PutResult.Conflict _ -> new Exists();
    };
  }

  /** Makes a key that holds what another holds, for as long as that still lives. */
  static Written copy(StoreClient client, String from, String to) {
    @Nullable Entry entry = client.entry(from).orElse(null);
    if (entry == null) {
      return new Gone();
    }
    Long ttl = entry.ttl();
    return create(client, to, entry.value(), ttl == null ? Ttl.FOREVER : Ttl.seconds(ttl));
  }

  /** Gives a key another name, at one moment, so that it is never there twice nor not at all. */
  static Written rename(StoreClient client, String from, String to) {
    @Nullable Entry entry = client.entry(from).orElse(null);
    if (entry == null) {
      return new Gone();
    }
    List<Operation> both =
        List.of(
            new Operation.Put(to, entry.value(), entry.ttl(), Condition.ABSENT),
            new Operation.Delete(from, new Condition.WrittenBy(entry.revision())));
    return switch (client.atomically(both)) {
      case AtomicResult.Committed _ -> new Done();
      case AtomicResult.Undone(var problem, var outcomes) when problem.status() == 412 ->
          conflict(outcomes);
      case AtomicResult.Undone(var problem, _) -> new Refused(problem.detail());
    };
  }

  private static Written conflict(List<Outcome> outcomes) {
    if (outcomes.getFirst().status() == 412) {
      return new Exists();
    }
    return Objects.nonNull(outcomes.getLast().revision()) ? new Changed() : new Gone();
  }
}

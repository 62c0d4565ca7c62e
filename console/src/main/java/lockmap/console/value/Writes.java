package lockmap.console.value;

import lockmap.api.CasRequest;
import lockmap.client.DeleteResult;
import lockmap.client.Precondition;
import lockmap.client.PutResult;
import lockmap.client.StoreClient;
import lockmap.client.SwapResult;
import lockmap.client.Ttl;

/** The writes that the value screen makes. Each only takes the place of what was loaded. */
final class Writes {

  private Writes() {}

  /** Gives a key another value; it keeps its time to live. */
  static Written edit(StoreClient client, String key, Held.Value before, String text) {
    return switch (client.compareAndSwap(key, CasRequest.at(before.revision(), text))) {
      case SwapResult.Swapped(long revision) ->
          new Written.Done(
              new Held.Value(text, revision, before.deadline()),
              new Undo.Edit(key, revision, before),
              "Saved " + key + ".");
      case SwapResult.Absent _ -> new Written.Conflict(key + " was not saved: it is gone.");
      case SwapResult.Conflict _ -> changed(key, "saved");
    };
  }

  /** Makes a key that does not exist. */
  static Written create(StoreClient client, String key, String text) {
    return switch (client.put(key, text, Ttl.FOREVER, Precondition.ABSENT)) {
      case PutResult.Created(long revision) ->
          new Written.Done(
              new Held.Value(text, revision, null),
              new Undo.Creation(key, revision),
              "Created " + key + ".");
      case PutResult.Replaced _ ->
          throw new IllegalStateException("a key that must not exist was replaced");
      case PutResult.Conflict _ ->
          new Written.Conflict(key + " was not created: somebody else has made it meanwhile.");
    };
  }

  /** Removes a key. */
  static Written delete(StoreClient client, String key, Held.Value before) {
    return switch (client.delete(key, Precondition.revision(before.revision()))) {
      case DeleteResult.Deleted(long revision, _) ->
          new Written.Done(
              new Held.Nothing(revision), new Undo.Deletion(key, before), "Deleted " + key + ".");
      case DeleteResult.Absent _ -> new Written.Conflict(key + " was gone already.");
      case DeleteResult.Conflict _ -> changed(key, "deleted");
    };
  }

  /** Gives a key another time to live, whatever value it has by now. */
  static Written touch(StoreClient client, String key, Ttl ttl) {
    return client.touch(key, ttl).isPresent()
        ? new Written.Done(null, null, "Changed how long " + key + " lives.")
        : new Written.Conflict(key + " is gone, so it cannot live any longer.");
  }

  private static Written changed(String key, String notDone) {
    return new Written.Conflict(
        key + " was not " + notDone + ": somebody else has changed it meanwhile.");
  }
}

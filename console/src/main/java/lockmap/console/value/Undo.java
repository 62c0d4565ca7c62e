package lockmap.console.value;

import java.time.Instant;
import lockmap.api.CasRequest;
import lockmap.client.DeleteResult;
import lockmap.client.Precondition;
import lockmap.client.PutResult;
import lockmap.client.StoreClient;
import lockmap.client.SwapResult;

/**
 * A change that can be taken back, as long as nobody has changed the key since: that is checked by
 * the revision, so that taking it back never takes away what somebody else did.
 */
sealed interface Undo {

  /** The key that was changed. */
  String key();

  /** What was done, as in "Undo the …". */
  String what();

  /**
   * Takes the change back, if the key is still as the change left it.
   *
   * @return whether it was
   */
  boolean apply(StoreClient client, Instant now);

  /** What to say of it, done or not. */
  default String outcome(boolean done) {
    return done
        ? "The " + what() + " is undone."
        : "The " + what() + " was not undone: the key has been changed since.";
  }

  /** A value took the place of another. */
  record Edit(String key, long revision, Held.Value before) implements Undo {

    @Override
    public String what() {
      return "edit of " + key;
    }

    @Override
    public boolean apply(StoreClient client, Instant now) {
      return client.compareAndSwap(key, CasRequest.at(revision, before.text()))
          instanceof SwapResult.Swapped;
    }
  }

  /** A key was made. */
  record Creation(String key, long revision) implements Undo {

    @Override
    public String what() {
      return "creation of " + key;
    }

    @Override
    public boolean apply(StoreClient client, Instant now) {
      return client.delete(key, Precondition.revision(revision)) instanceof DeleteResult.Deleted;
    }
  }

  /** A key was removed; put back, it lives for as long as it then had left. */
  record Deletion(String key, Held.Value before) implements Undo {

    @Override
    public String what() {
      return "deletion of " + key;
    }

    @Override
    public boolean apply(StoreClient client, Instant now) {
      return client.put(key, before.text(), before.again(now), Precondition.ABSENT)
          instanceof PutResult.Created;
    }
  }
}

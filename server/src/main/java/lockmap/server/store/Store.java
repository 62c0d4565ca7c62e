package lockmap.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine promises, in the contract's own terms. Operations on one key are linearizable, and
 * every change has a revision of its own: a number that only rises, and in whose order changes are
 * told. A key is gone for every operation from its deadline on.
 *
 * <p>All methods may be called by any number of threads.
 */
public interface Store {

  /**
   * The slot under a key.
   *
   * @return the slot, or null where the key does not exist
   */
  @Nullable Slot get(Utf8Bytes key);

  /**
   * Carries out one operation, whole or not at all.
   *
   * @return what became of it
   */
  Outcome apply(Operation operation);

  /**
   * Carries out several operations in their order and as one act: all of them, or none where one
   * finds what it does not ask for. Nobody reads some of its changes and not the others with one
   * call of any method here but {@link #count}, and their revisions follow each other without a
   * gap. A key may be in it several times; an operation finds what those before it leave.
   *
   * <p>A read or a removal of a key that does not exist succeeds, unless its condition fails. A
   * swap or a touch of such a key does not.
   *
   * @return what became of them
   */
  BatchOutcome applyAtomically(List<Operation> operations);

  /** The slot under a key together with the revision at which it was read. */
  View view(Utf8Bytes key);

  /**
   * The last revision given out. Every change up to it is in whatever is read after this call
   * began.
   */
  long revision();

  /** How many keys exist. */
  long size();

  /**
   * The slots of a range in the order of their keys' bytes. A key that exists from the first to the
   * last of several calls, each for what lies behind the last key of the one before, is in one of
   * them and no more; a key that comes or goes meanwhile may be.
   *
   * @param limit how many slots at most, not negative
   * @return fewer than {@code limit} only where the range has no more; not changed afterwards
   */
  List<Slot> list(KeyRange range, int limit);

  /**
   * How many keys of a range exist; one that comes or goes meanwhile may be counted, also where it
   * is one of several that come or go as one act.
   */
  long count(KeyRange range);
}

package lockmap.client;

import java.util.List;
import lockmap.api.Outcome;
import lockmap.api.Problem;

/** What came of an atomic batch. */
public sealed interface AtomicResult {

  /** How each operation went, in order. */
  List<Outcome> operations();

  /**
   * All operations were carried out, at one moment.
   *
   * @param operations how each went, with the revision of what it wrote or found
   */
  record Committed(List<Outcome> operations) implements AtomicResult {

    /** Keeps a copy of the list. */
    public Committed {
      operations = List.copyOf(operations);
    }
  }

  /**
   * One operation failed, so that nothing was changed.
   *
   * @param problem why; its status is 412 where an operation did not find what it asked for, and
   *     507 where the store has no room
   * @param operations those before it as if all had gone well, those after it as {@link
   *     Outcome#NOT_TRIED}
   */
  record Undone(Problem problem, List<Outcome> operations) implements AtomicResult {

    /** Keeps a copy of the list. */
    public Undone {
      operations = List.copyOf(operations);
    }
  }
}

package lockmap.server.store;

import java.util.List;

/** What became of operations that were to be carried out as one act. */
public sealed interface BatchOutcome {

  /** Stands for the revision of what would have been written, had all gone well. */
  long NO_REVISION = -1;

  /**
   * All were carried out.
   *
   * @param outcomes what became of each, in order
   */
  record Done(List<Outcome> outcomes) implements BatchOutcome {

    /** Keeps a copy of the list. */
    public Done {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * One could not be carried out, and so none was.
   *
   * @param before what would have become of the operations before that one, in order; what they
   *     would have written has {@link #NO_REVISION}
   * @param reason what the one that failed found
   */
  record Refused(List<Outcome> before, Outcome reason) implements BatchOutcome {

    /** Keeps a copy of the list. */
    public Refused {
      before = List.copyOf(before);
    }
  }
}

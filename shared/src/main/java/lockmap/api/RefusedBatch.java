package lockmap.api;

import java.util.List;

/**
 * What the {@link Problem} of an atomic batch that changed nothing says besides, as a client reads
 * it from the same bytes.
 *
 * @param operations how each operation went: those before the one that failed as if all had gone
 *     well, and those after it as {@link Outcome#NOT_TRIED}
 */
public record RefusedBatch(List<Outcome> operations) {

  /** Keeps a copy of the list. */
  public RefusedBatch {
    operations = List.copyOf(operations);
  }
}

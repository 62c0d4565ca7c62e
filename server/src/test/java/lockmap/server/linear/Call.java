package lockmap.server.linear;

import java.util.List;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One request of a history: what was asked, what was answered, and between which moments it took
 * effect, if it did.
 *
 * @param steps its operations: one, or those of an atomic batch
 * @param begun when it was about to be sent, in nanoseconds
 * @param ended when its answer had been read; {@link #NEVER} where none came, so that it may have
 *     taken effect at any time since, or not at all
 */
public record Call(List<Step> steps, long begun, long ended) {

  /** Later than any moment. */
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * An operation and its answer.
   *
   * @param outcome its answer; null where none came
   */
  public record Step(Operation operation, @Nullable Outcome outcome) {}

  /** Keeps a copy of the list. */
  public Call {
    steps = List.copyOf(steps);
  }

  /** A request for one operation. */
  public static Call of(Operation operation, @Nullable Outcome outcome, long begun, long ended) {
    return new Call(List.of(new Step(operation, outcome)), begun, ended);
  }

  /** Whether its answer never came. */
  public boolean isOpen() {
    return ended == NEVER;
  }

  /** The key of the only, or the first, operation. */
  public String key() {
    return steps.getFirst().operation().key();
  }
}

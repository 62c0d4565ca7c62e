package lockmap.console.batch;

import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one operation, for the operator.
 *
 * @param kind how it is to be taken
 * @param words what became of it
 * @param value what the answer holds; null for nothing
 */
record Answer(Kind kind, String words, @Nullable String value) {

  /** How an answer is to be taken. */
  enum Kind {
    /** It was carried out. */
    DONE,
    /** There was nothing to do it to, or nobody got that far. */
    NOTHING,
    /** It was not carried out. */
    FAILED
  }

  /** What to say of the outcome of an operation that stands. */
  static Answer of(Operation operation, Outcome outcome) {
    return new Answer(
        kind(outcome), words(operation, outcome) + revision(outcome), outcome.value());
  }

  /** What to say of one that went well in a batch that was then undone. */
  static Answer undone(Operation operation, Outcome outcome) {
    boolean changing = !(operation instanceof Operation.Get) && kind(outcome) == Kind.DONE;
    return changing
        ? new Answer(Kind.NOTHING, "would be " + words(operation, outcome), outcome.value())
        : of(operation, outcome);
  }

  /** That of what was done, or of what stood in the way. */
  private static String revision(Outcome outcome) {
    if (outcome.revision() == null) {
      return "";
    }
    return kind(outcome) == Kind.FAILED
        ? ", it is at revision " + outcome.revision()
        : " at revision " + outcome.revision();
  }

  private static Kind kind(Outcome outcome) {
    return switch (outcome.status()) {
      case 200, 201, 204 -> Kind.DONE;
      case 404, 424 -> Kind.NOTHING;
      default -> Kind.FAILED;
    };
  }

  private static String words(Operation operation, Outcome outcome) {
    return switch (outcome.status()) {
      case 200, 201, 204 -> done(operation, outcome.status());
      case 404 -> "not found";
      case 409 -> "not a number, or the sum is too large";
      case 412 -> "condition failed";
      case 413 -> "value too large";
      case 424 -> "not tried";
      case 507 -> "no room in the store";
      default -> "status " + outcome.status();
    };
  }

  private static String done(Operation operation, int status) {
    return switch (operation) {
      case Operation.Get _ -> "found";
      case Operation.Put _ -> status == 201 ? "created" : "replaced";
      case Operation.Delete _ -> "deleted";
      case Operation.CompareAndSwap swap ->
          swap.swap().replacement() == null ? "removed" : status == 201 ? "created" : "swapped";
      case Operation.Increment _ -> "added";
    };
  }
}

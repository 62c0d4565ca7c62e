package lockmap.console.batch;

import java.time.Duration;
import java.util.function.Supplier;
import lockmap.api.CasRequest;
import lockmap.api.Condition;
import lockmap.api.Durations;
import lockmap.api.Limits;
import lockmap.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations of drafts, by the checks of the records that operations are made of. It stops at
 * the first fault, in the order of the form.
 */
final class DraftCheck {

  private static final long NO_REVISION = -1;

  private final Draft draft;
  private Field at = Field.KEY;

  private DraftCheck(Draft draft) {
    this.draft = draft;
  }

  /** What a draft amounts to. */
  static Checked check(Draft draft) {
    DraftCheck check = new DraftCheck(draft);
    try {
      return new Checked.Right(check.operation());
    } catch (IllegalArgumentException e) {
      return new Checked.Wrong(check.at, String.valueOf(e.getMessage()));
    }
  }

  private Operation operation() {
    String key = text(Field.KEY);
    Limits.requireKey(key);
    return switch (draft.method()) {
      case GET -> new Operation.Get(key, condition());
      case PUT -> new Operation.Put(key, value(), ttl(), condition());
      case DELETE -> new Operation.Delete(key, condition());
      case CAS -> new Operation.CompareAndSwap(key, swap());
      case INCR -> new Operation.Increment(key, by());
    };
  }

  private Condition condition() {
    return switch (draft.guard()) {
      case NONE -> Condition.NONE;
      case ABSENT -> Condition.ABSENT;
      case VALUE -> new Condition.Holding(text(Field.EXPECTED));
      case REVISION -> new Condition.WrittenBy(revision());
    };
  }

  private CasRequest swap() {
    Guard guard = draft.guard();
    String expected = guard == Guard.VALUE ? checkedText(Field.EXPECTED) : null;
    Long revision = guard == Guard.REVISION ? revision() : null;
    if (draft.removesByCas()) {
      at = Field.EXPECTED;
      return new CasRequest(expected, revision, null, null);
    }
    return new CasRequest(expected, revision, value(), ttl());
  }

  private String value() {
    return checkedText(Field.VALUE);
  }

  /** A time to live as a number of seconds or as people write one; null for none. */
  private @Nullable Long ttl() {
    String typed = text(Field.TTL).strip();
    if (typed.isEmpty()) {
      return null;
    }
    Duration time = Durations.parse(typed);
    // What is less than a whole second is no time to live, and the limits say so.
    long seconds = time.toMillisPart() == 0 ? time.toSeconds() : 0;
    Limits.requireTtl(seconds);
    return seconds;
  }

  private long by() {
    String typed = text(Field.BY).strip();
    return typed.isEmpty()
        ? 1
        : number(
            typed,
            () -> {
              throw new IllegalArgumentException("\"by\" must be a whole number of 64 bits");
            });
  }

  /** What is no number is no revision either, which is for the limits to say. */
  private long revision() {
    long revision = number(text(Field.REVISION).strip(), () -> NO_REVISION);
    Limits.requireRevision(draft.wireName(Field.REVISION), revision);
    return revision;
  }

  private String checkedText(Field field) {
    String text = text(field);
    Limits.requireText(draft.wireName(field), text);
    return text;
  }

  private String text(Field field) {
    at = field;
    return draft.text(field);
  }

  private static long number(String typed, Supplier<Long> otherwise) {
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException e) {
      return otherwise.get();
    }
  }
}

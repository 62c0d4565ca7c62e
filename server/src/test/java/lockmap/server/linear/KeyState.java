package lockmap.server.linear;

import lockmap.api.CasRequest;
import lockmap.api.Condition;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key between two calls, and what a call makes of it, written down from the
 * contract and not from the code.
 *
 * @param value its value; null where it does not exist
 * @param revision of the change that wrote or removed it, where that is known; or else the lowest
 *     that it can be
 * @param exact whether the revision is known: a write whose answer never came told none
 * @param earliest when it may expire, in nanoseconds, or {@link Call#NEVER}
 * @param latest when it must have expired
 */
public record KeyState(
    @Nullable String value, long revision, boolean exact, long earliest, long latest) {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** A key that nobody has written. */
  public static final KeyState UNWRITTEN = new KeyState(null, 0, true, Call.NEVER, Call.NEVER);

  /** What the key is after an operation; null where it cannot have been answered like that. */
  public @Nullable KeyState after(Call.Step step, Call call) {
    KeyState standing = call.begun() <= latest ? answering(step, call) : null;
    return standing == null && mayExpireBefore(call.ended())
        ? new KeyState(null, revision + 1, false, Call.NEVER, Call.NEVER).answering(step, call)
        : standing;
  }

  /** Whether its time may be up by a moment. */
  public boolean mayExpireBefore(long moment) {
    return value != null && earliest <= moment && earliest != Call.NEVER;
  }

  /** The same, seen to be of a revision; null where it cannot be. */
  public @Nullable KeyState at(@Nullable Long seen) {
    if (seen == null || (exact && seen == revision)) {
      return this;
    }
    return exact || seen < revision ? null : new KeyState(value, seen, true, earliest, latest);
  }

  private @Nullable KeyState answering(Call.Step step, Call call) {
    Outcome told = step.outcome();
    return switch (step.operation()) {
      case Operation.Get(String _, Condition condition) -> got(condition, told);
      case Operation.Put put -> {
        KeyState met = told == null || told.status() == created() ? met(put.condition()) : null;
        yield met == null
            ? refused(put.condition(), told)
            : met.lasting(put.ttl(), call).written(put.value(), told);
      }
      case Operation.Delete delete -> {
        KeyState met = met(delete.condition());
        yield met == null || is(told, 412) ? refused(delete.condition(), told) : met.removed(told);
      }
      case Operation.CompareAndSwap(String _, CasRequest swap) -> swapped(swap, told, call);
      case Operation.Increment(String _, long by) -> increased(by, told);
    };
  }

  private @Nullable KeyState got(Condition condition, @Nullable Outcome told) {
    if (told == null) {
      return null; // it changes nothing, so there is no use in finding a place for it
    }
    KeyState met = met(condition);
    return switch (told.status()) {
      case 200 ->
          met != null && told.value() != null && told.value().equals(value)
              ? met.at(told.revision())
              : null;
      case 404 -> met != null && value == null ? this : null;
      default -> refused(condition, told);
    };
  }

  private @Nullable KeyState swapped(CasRequest swap, @Nullable Outcome told, Call call) {
    Condition condition = condition(swap);
    if (value == null && !(condition instanceof Condition.Absent)) {
      return is(told, 404) ? this : null;
    }
    KeyState met = told == null || told.status() == created() ? met(condition) : null;
    if (met == null) {
      return refused(condition, told);
    }
    String replacement = swap.replacement();
    return replacement == null
        ? met.removed(told)
        : (swap.ttl() == null ? met : met.lasting(swap.ttl(), call)).written(replacement, told);
  }

  private static Condition condition(CasRequest swap) {
    if (swap.revision() != null) {
      return new Condition.WrittenBy(swap.revision());
    }
    return swap.expected() == null ? Condition.ABSENT : new Condition.Holding(swap.expected());
  }

  private @Nullable KeyState increased(long by, @Nullable Outcome told) {
    String sum;
    try {
      sum = Long.toString(Math.addExact(value == null ? 0 : Long.parseLong(value), by));
    } catch (NumberFormatException | ArithmeticException _) {
      return is(told, 409) ? at(told.revision()) : null;
    }
    if (told == null) {
      return written(sum, null);
    }
    return told.status() == 200 && sum.equals(told.value()) ? written(sum, told) : null;
  }

  private int created() {
    return value == null ? 201 : 204;
  }

  private static boolean is(@Nullable Outcome told, int status) {
    return told != null && told.status() == status;
  }

  private KeyState lasting(@Nullable Long ttl, Call call) {
    return ttl == null
        ? new KeyState(value, revision, exact, Call.NEVER, Call.NEVER)
        : new KeyState(value, revision, exact, later(call.begun(), ttl), later(call.ended(), ttl));
  }

  private static long later(long moment, long seconds) {
    return moment == Call.NEVER ? Call.NEVER : moment + seconds * NANOS_PER_SECOND;
  }

  private @Nullable KeyState written(String next, @Nullable Outcome told) {
    Long by = told == null ? null : told.revision();
    if (by == null) {
      return new KeyState(next, revision + 1, false, earliest, latest);
    }
    return by > revision ? new KeyState(next, by, true, earliest, latest) : null;
  }

  private @Nullable KeyState removed(@Nullable Outcome told) {
    if (value == null) {
      return is(told, 404) ? this : null;
    }
    if (told != null && told.status() != 204) {
      return null;
    }
    KeyState written = written("", told);
    return written == null
        ? null
        : new KeyState(null, written.revision, written.exact, Call.NEVER, Call.NEVER);
  }

  private @Nullable KeyState refused(Condition condition, @Nullable Outcome told) {
    if (told == null || told.status() != 412) {
      return null;
    }
    boolean tellsNone = value == null || !exact; // what a refused batch would have written has none
    if (told.revision() == null ? !tellsNone : value == null) {
      return null;
    }
    KeyState seen = at(told.revision());
    return seen != null && seen.met(condition) == null ? seen : null;
  }

  /** The same, with what is known of it if the condition holds; null where it does not. */
  private @Nullable KeyState met(Condition condition) {
    return switch (condition) {
      case Condition.None _ -> this;
      case Condition.Absent _ -> value == null ? this : null;
      case Condition.Holding(String expected) -> expected.equals(value) ? this : null;
      case Condition.WrittenBy(long by) -> value == null ? null : at(by);
    };
  }
}

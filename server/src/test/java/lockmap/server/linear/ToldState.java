package lockmap.server.linear;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is known of some keys between two calls, and how many of the events that a watcher was told
 * have happened by then. A history that is linearizable by this model is so with its writes in the
 * very order of the events, and each event is of a write.
 *
 * @param events how many of them have happened
 * @param store what is known of the keys
 */
public record ToldState(int events, StoreState store) {

  /**
   * What a watcher was told.
   *
   * @param value the value; null where the key is gone
   * @param expired whether that is because its time was up
   */
  public record Event(String key, @Nullable String value, long revision, boolean expired) {

    private KeyState state() {
      return new KeyState(value, revision, true, Call.NEVER, Call.NEVER);
    }
  }

  /** The events, and the revisions that were told to whoever made the change. */
  private record Told(List<Event> events, Set<Long> answered) {}

  /**
   * A store whose changes were told as these events.
   *
   * @param history the calls that are to be explained: the event of a change of which one of them
   *     was told the revision is of no other
   */
  public static Model<ToldState> model(List<Event> events, Collection<Call> history) {
    Set<Long> answered =
        history.stream()
            .flatMap(call -> call.steps().stream())
            .filter(step -> step.outcome() != null && isWrite(step))
            .flatMap(step -> Stream.ofNullable(step.outcome().revision()))
            .collect(toSet());
    Told told = new Told(List.copyOf(events), answered);
    return new Model<>() {
      @Override
      public ToldState initial() {
        return new ToldState(0, StoreState.MODEL.initial());
      }

      @Override
      public @Nullable ToldState after(ToldState state, Call call) {
        return state.after(call, told);
      }
    };
  }

  private @Nullable ToldState after(Call call, Told told) {
    if (StoreState.isRefused(call)) {
      return store.after(call) == null ? null : this;
    }
    ToldState state = this;
    for (Call.Step step : call.steps()) {
      state = isWrite(step) ? state.afterWrite(step, call, told) : state.afterReading(step, call);
      if (state == null) {
        return null;
      }
    }
    return state;
  }

  private @Nullable ToldState afterReading(Call.Step step, Call call) {
    KeyState after = store.key(step.operation().key()).after(step, call);
    return after == null ? null : with(events, step.operation().key(), after);
  }

  private @Nullable ToldState afterWrite(Call.Step step, Call call, Told told) {
    if (events == told.events.size()) {
      return null;
    }
    Event event = told.events.get(events);
    if (call.isOpen() && told.answered.contains(event.revision)) {
      return null;
    }
    KeyState before = store.key(event.key);
    if (event.expired) {
      boolean gone = before.value() == null || before.mayExpireBefore(call.ended());
      return gone ? with(events + 1, event.key, event.state()).afterWrite(step, call, told) : null;
    }
    KeyState after = event.key.equals(step.operation().key()) ? before.after(step, call) : null;
    KeyState seen = after == null ? null : after.at(event.revision);
    return seen != null && Objects.equals(seen.value(), event.value)
        ? with(events + 1, event.key, seen)
        : null;
  }

  private ToldState with(int happened, String key, KeyState state) {
    return new ToldState(happened, store.with(key, state));
  }

  static boolean isWrite(Call.Step step) {
    Outcome outcome = step.outcome();
    if (outcome == null) {
      return true;
    }
    return switch (outcome.status()) {
      case 201, 204 -> true;
      case 200 -> step.operation() instanceof Operation.Increment;
      default -> false;
    };
  }
}

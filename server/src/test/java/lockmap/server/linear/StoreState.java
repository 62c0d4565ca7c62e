package lockmap.server.linear;

import java.util.HashMap;
import java.util.Map;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is known of some keys between two calls, of which one may be an atomic batch.
 *
 * @param keys those that were ever written
 */
public record StoreState(Map<String, KeyState> keys) {

  /** A store before anything was written, and what calls do to it. */
  public static final Model<StoreState> MODEL =
      new Model<>() {
        @Override
        public StoreState initial() {
          return new StoreState(Map.of());
        }

        @Override
        public @Nullable StoreState after(StoreState state, Call call) {
          return state.after(call);
        }
      };

  /** Keeps a copy of the map. */
  public StoreState {
    keys = Map.copyOf(keys);
  }

  /** What is known of a key. */
  public KeyState key(String key) {
    return keys.getOrDefault(key, KeyState.UNWRITTEN);
  }

  /** The same, but for one key. */
  public StoreState with(String key, KeyState state) {
    Map<String, KeyState> next = new HashMap<>(keys);
    next.put(key, state);
    return new StoreState(next);
  }

  /** The state after a call; null where it cannot have been answered like that. */
  public @Nullable StoreState after(Call call) {
    StoreState state = this;
    for (Call.Step step : call.steps()) {
      String key = step.operation().key();
      KeyState after = state.key(key).after(step, call);
      if (after == null) {
        return null;
      }
      state = state.with(key, after);
      if (makesBatchFail(step)) {
        break;
      }
    }
    return isRefused(call) ? this : state;
  }

  /** Whether it is an atomic batch of which nothing was carried out. */
  public static boolean isRefused(Call call) {
    return call.steps().size() > 1 && call.steps().stream().anyMatch(StoreState::makesBatchFail);
  }

  /** To read or remove what does not exist is no failure; to swap it is one. */
  private static boolean makesBatchFail(Call.Step step) {
    Outcome outcome = step.outcome();
    return outcome != null
        && switch (outcome.status()) {
          case 412, 409 -> true;
          case 404 -> step.operation() instanceof Operation.CompareAndSwap;
          default -> false;
        };
  }
}

package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lockmap.client.WatchEvent;
import lockmap.client.WatchEvent.Change;
import lockmap.client.WatchQuery;
import lockmap.console.session.Follow;
import lockmap.console.session.Session;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/** The one watch by which the list stays right, drained a bounded piece a tick. */
final class Live {

  /** Ten ticks a second take 50,000 changes, where the machine is fast enough. */
  private static final int MOST_A_TICK = 5_000;

  /** So many are taken before it is asked how late it is. */
  private static final int AT_ONCE = 250;

  /** What a tick may take of a frame's 16 ms; what is left over waits for the next tick. */
  private static final Duration LONGEST = Duration.ofMillis(6);

  private static final int RING = 20_000;

  private final Session session;
  private final InstantSource clock;
  private final Consumer<Change> changed;
  private final Runnable reset;
  private final Runnable caughtUp;
  private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
  private @Nullable Follow<WatchEvent> follow;

  /**
   * Follows nothing yet.
   *
   * @param changed takes each change
   * @param reset told that what is known counts no longer
   * @param caughtUp told that all has been told that was missed
   */
  Live(
      Session session,
      InstantSource clock,
      Consumer<Change> changed,
      Runnable reset,
      Runnable caughtUp) {
    this.session = session;
    this.clock = clock;
    this.changed = changed;
    this.reset = reset;
    this.caughtUp = caughtUp;
  }

  /** Why the list may be old; empty where it is not. */
  ReadOnlyStringProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  boolean isOn() {
    return follow != null;
  }

  /** Follows what begins with a prefix from a revision on. */
  void begin(String prefix, long revision) {
    end();
    follow =
        session.follow(
            WatchQuery.under(prefix).withoutValues().withoutSnapshot().since(revision),
            Function.identity(),
            RING);
  }

  /** Follows nothing. */
  void end() {
    if (follow != null) {
      follow.close();
      follow = null;
    }
    stale.set("");
  }

  /**
   * Takes what has come.
   *
   * @return why nothing will come any more
   */
  Optional<Trouble> tick() {
    if (follow == null) {
      return Optional.empty();
    }
    drain(follow);
    Optional<Trouble> ended = follow == null ? Optional.empty() : follow.ended();
    ended.ifPresent(trouble -> {
      end();
      stale.set("Changes are not shown: " + trouble.sentence());
    });
    return ended;
  }

  private void drain(Follow<WatchEvent> from) {
    Instant late = clock.instant().plus(LONGEST);
    int taken = 0;
    int some = AT_ONCE;
    while (some == AT_ONCE && taken < MOST_A_TICK && clock.instant().isBefore(late)) {
      some = from.drain(AT_ONCE, this::take);
      taken += some;
    }
  }

  private void take(WatchEvent event) {
    switch (event) {
      case Change change -> changed.accept(change);
      case WatchEvent.Reset _ -> reset.run();
      case WatchEvent.Disconnected(String reason, _) ->
          stale.set("This may be old: " + reason + ".");
      case WatchEvent.Ready _ -> {
        stale.set("");
        caughtUp.run();
      }
      case WatchEvent.Reconnected _, WatchEvent.State _, WatchEvent.Closed _ -> {}
    }
  }
}

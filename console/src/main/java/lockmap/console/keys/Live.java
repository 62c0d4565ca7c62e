package lockmap.console.keys;

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

  /** Ten ticks a second take 50,000 changes, and one of them stays within a frame. */
  private static final int MOST_A_TICK = 5_000;

  private static final int RING = 20_000;

  private final Session session;
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
  Live(Session session, Consumer<Change> changed, Runnable reset, Runnable caughtUp) {
    this.session = session;
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
    follow.drain(MOST_A_TICK, this::take);
    Optional<Trouble> ended = follow == null ? Optional.empty() : follow.ended();
    ended.ifPresent(trouble -> {
      end();
      stale.set("Changes are not shown: " + trouble.sentence());
    });
    return ended;
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

package lockmap.console.value;

import java.time.Instant;
import java.time.InstantSource;
import lockmap.client.WatchEvent;
import org.jspecify.annotations.Nullable;

/** What a watch of one key has to say of it. */
sealed interface Told {

  /**
   * The key holds this now.
   *
   * @param expired whether it does not exist because its time to live is over
   */
  record Now(Held held, boolean expired) implements Told {}

  /** What was told before may be from another life of the server: the next word counts. */
  record Afresh() implements Told {}

  /** What was told last may be old, as there is no connection. */
  record Cut(String reason) implements Told {}

  /** What was told last is true. */
  record Sure() implements Told {}

  /** Nothing that matters here. */
  record Other() implements Told {}

  static Told of(WatchEvent event, InstantSource clock) {
    return switch (event) {
      case WatchEvent.State state when state.exists() ->
          value(state.value(), state.revision(), state.ttl(), clock);
      case WatchEvent.State state -> nothing(state.revision(), false);
      case WatchEvent.Put put -> value(put.value(), put.revision(), put.ttl(), clock);
      case WatchEvent.Swap swap -> value(swap.value(), swap.revision(), swap.ttl(), clock);
      case WatchEvent.Delete(_, long revision) -> nothing(revision, false);
      case WatchEvent.Expired(_, long revision) -> nothing(revision, true);
      case WatchEvent.Reset _ -> new Afresh();
      case WatchEvent.Disconnected(String reason, _) -> new Cut(reason);
      case WatchEvent.Ready _ -> new Sure();
      case WatchEvent.Reconnected _, WatchEvent.Closed _ -> new Other();
    };
  }

  private static Told value(
      @Nullable String text, long revision, @Nullable Long ttl, InstantSource clock) {
    Instant deadline = ttl == null ? null : clock.instant().plusSeconds(ttl);
    return new Now(new Held.Value(text == null ? "" : text, revision, deadline), false);
  }

  private static Told nothing(long revision, boolean expired) {
    return new Now(new Held.Nothing(revision), expired);
  }
}

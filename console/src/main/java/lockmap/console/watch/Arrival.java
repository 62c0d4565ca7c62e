package lockmap.console.watch;

import java.time.Instant;
import lockmap.client.WatchEvent;
import org.jspecify.annotations.Nullable;

/** What a watch has told, made small where it is read, and when that was. */
sealed interface Arrival {

  /** As much of a value as is kept, in characters. */
  int LONGEST_PREVIEW = 4_096;

  /** Something about a key. */
  record Happened(Row.Event row) implements Arrival {}

  /** Something about the watch. */
  record Told(Instant at, WatchEvent event) implements Arrival {}

  /** Keeps of an event what is shown. */
  static Arrival of(WatchEvent event, Instant now) {
    return switch (event) {
      case WatchEvent.State(String key, String value, Integer size, long revision, Long ttl) ->
          happened(now, EventType.STATE, key, value, size, revision, ttl);
      case WatchEvent.Put(String key, String value, int size, long revision, Long ttl) ->
          happened(now, EventType.PUT, key, value, size, revision, ttl);
      case WatchEvent.Swap(String key, String value, int size, long revision, Long ttl) ->
          happened(now, EventType.CAS, key, value, size, revision, ttl);
      case WatchEvent.Delete(String key, long revision) ->
          happened(now, EventType.DELETE, key, null, null, revision, null);
      case WatchEvent.Expired(String key, long revision) ->
          happened(now, EventType.EXPIRED, key, null, null, revision, null);
      case WatchEvent.Ready _,
          WatchEvent.Reset _,
          WatchEvent.Disconnected _,
          WatchEvent.Reconnected _,
          WatchEvent.Closed _ ->
          new Told(now, event);
    };
  }

  private static Arrival happened(
      Instant now,
      EventType type,
      String key,
      @Nullable String value,
      @Nullable Integer size,
      long revision,
      @Nullable Long ttl) {
    String preview = value == null ? null : beginning(value);
    boolean cut = value != null && preview != null && preview.length() < value.length();
    return new Happened(new Row.Event(now, type, key, preview, cut, size, revision, ttl));
  }

  /** A copy of the beginning, that does not keep the rest in memory, and no half of a character. */
  private static String beginning(String value) {
    if (value.length() <= LONGEST_PREVIEW) {
      return value;
    }
    int end = LONGEST_PREVIEW;
    if (Character.isHighSurrogate(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(0, end);
  }
}

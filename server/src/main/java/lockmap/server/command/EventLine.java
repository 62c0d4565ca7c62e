package lockmap.server.command;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import lockmap.client.WatchEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a watch prints of an event.
 *
 * @param event what happened
 * @param key to which key; null where it is about none
 * @param value what the key holds now; null where it is not there, or values are left out
 * @param size how many bytes the value has; null where the key is not there
 * @param revision the revision of the change
 * @param ttl how long the key lives, in seconds; null where it does not expire
 */
record EventLine(
    String event,
    @Nullable String key,
    @Nullable String value,
    @Nullable Integer size,
    long revision,
    @Nullable Long ttl) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  static EventLine of(WatchEvent event) {
    return switch (event) {
      case WatchEvent.State e when e.exists() ->
          new EventLine("STATE", e.key(), e.value(), e.size(), e.revision(), e.ttl());
      case WatchEvent.State e -> withoutValue("ABSENT", e.key(), e.revision());
      case WatchEvent.Put e ->
          new EventLine("PUT", e.key(), e.value(), e.size(), e.revision(), e.ttl());
      case WatchEvent.Swap e ->
          new EventLine("CAS", e.key(), e.value(), e.size(), e.revision(), e.ttl());
      case WatchEvent.Delete e -> withoutValue("DELETE", e.key(), e.revision());
      case WatchEvent.Expired e -> withoutValue("EXPIRED", e.key(), e.revision());
      case WatchEvent.Ready e -> withoutValue("READY", null, e.revision());
      case WatchEvent.Reset e -> withoutValue("RESET", null, e.revision());
      case WatchEvent.Disconnected _, WatchEvent.Reconnected _, WatchEvent.Closed _ ->
          throw new IllegalArgumentException("no event of the store: " + event);
    };
  }

  private static EventLine withoutValue(String event, @Nullable String key, long revision) {
    return new EventLine(event, key, null, null, revision, null);
  }

  /** Its fields, none of them null: of value and size the one that was asked for. */
  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event", event);
    if (key != null) {
      fields.put("key", key);
    }
    if (value != null) {
      fields.put("value", value);
    } else if (size != null) {
      fields.put("size", size);
    }
    fields.put("revision", revision);
    if (ttl != null) {
      fields.put("ttl", ttl);
    }
    return fields;
  }

  /**
   * The line for people.
   *
   * @param now when it came
   * @param shown what to do with a stranger's text
   */
  String text(LocalTime now, UnaryOperator<String> shown) {
    String about = key == null ? "" : shown.apply(key);
    String line = "%s %-7s %16d %s".formatted(TIME.format(now), event, revision, about);
    if (value != null) {
      return line + '\t' + shown.apply(value);
    }
    return size == null ? line : line + '\t' + size + " B";
  }
}

package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import lockmap.api.EventData;
import lockmap.api.MalformedJsonException;
import lockmap.api.WireJson;

/** What server-sent events mean. */
final class WatchEvents {

  private WatchEvents() {}

  /**
   * What an event tells; nothing where it is of a kind that only a newer server knows.
   *
   * @throws MalformedJsonException where its data is not what such an event has
   */
  static Optional<WatchEvent> of(SseEvent event) {
    byte[] json = event.data().getBytes(UTF_8);
    return switch (event.name()) {
      case "READY" -> Optional.of(new WatchEvent.Ready(data(json).revision()));
      case "RESET" -> Optional.of(new WatchEvent.Reset(data(json).revision()));
      case "WATCH", "PUT", "CAS", "DELETE", "EXPIRED" -> Optional.of(of(event.name(), json));
      default -> Optional.empty();
    };
  }

  private static WatchEvent of(String name, byte[] json) {
    EventData data = data(json);
    String key = data.key();
    if (key == null) {
      throw new BadAnswerException("an event " + name + " names no key", null, false);
    }
    return switch (name) {
      case "WATCH" -> state(key, data, json);
      case "PUT" ->
          new WatchEvent.Put(key, data.value(), size(name, data), data.revision(), data.ttl());
      case "CAS" ->
          new WatchEvent.Swap(key, data.value(), size(name, data), data.revision(), data.ttl());
      case "DELETE" -> new WatchEvent.Delete(key, data.revision());
      default -> new WatchEvent.Expired(key, data.revision());
    };
  }

  /** Absent is only what is told as null; of what is not told nothing is known. */
  private static WatchEvent.State state(String key, EventData data, byte[] json) {
    boolean isAbsent = data.value() == null && data.size() == null && WireJson.tellsAbsence(json);
    return isAbsent
        ? new WatchEvent.State(key, null, data.revision(), data.ttl())
        : new WatchEvent.State(key, data.value(), size("WATCH", data), data.revision(), data.ttl());
  }

  private static int size(String name, EventData data) {
    String value = data.value();
    if (value != null) {
      return value.getBytes(UTF_8).length;
    }
    if (data.size() == null) {
      throw new BadAnswerException(
          "an event " + name + " tells neither a value nor its size", null, false);
    }
    return data.size();
  }

  private static EventData data(byte[] json) {
    try {
      return WireJson.read(json, EventData.class);
    } catch (MalformedJsonException e) {
      throw new BadAnswerException("the data of an event: " + e.getMessage(), e, false);
    }
  }
}

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
      case "WATCH" ->
          new WatchEvent.State(
              key, !WireJson.tellsAbsence(json), data.value(), data.revision(), data.ttl());
      case "PUT" -> new WatchEvent.Put(key, data.value(), data.revision(), data.ttl());
      case "CAS" -> new WatchEvent.Swap(key, data.value(), data.revision(), data.ttl());
      case "DELETE" -> new WatchEvent.Delete(key, data.revision());
      default -> new WatchEvent.Expired(key, data.revision());
    };
  }

  private static EventData data(byte[] json) {
    try {
      return WireJson.read(json, EventData.class);
    } catch (MalformedJsonException e) {
      throw new BadAnswerException("the data of an event: " + e.getMessage(), e, false);
    }
  }
}

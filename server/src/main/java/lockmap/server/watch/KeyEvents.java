package lockmap.server.watch;

import io.helidon.http.sse.SseEvent;
import lockmap.server.feed.Snapshot;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Slot;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;
import org.jspecify.annotations.Nullable;

/** Snapshots and changes as the events of the original contract: {@code PUT key k} and so on. */
final class KeyEvents {

  private KeyEvents() {}

  static SseEvent of(Change change) {
    String verb = verb(change.cause());
    return event(verb, change.key(), change.revision(), change.slot());
  }

  /** What a key holds, in a snapshot that is complete up to a revision. */
  static SseEvent of(View view, long from) {
    return event("WATCH", view.key(), Snapshot.cursor(from, view), view.slot());
  }

  private static SseEvent event(String verb, Utf8Bytes key, long id, @Nullable Slot slot) {
    return SseEvent.builder()
        .name(verb + " key " + oneLine(key.toString()))
        .id(Long.toString(id))
        .data((slot == null ? Utf8Bytes.EMPTY : slot.value()).sharedArray())
        .build();
  }

  private static String verb(Cause cause) {
    return switch (cause) {
      case PUT -> "PUT";
      case DELETE -> "DELETE";
      case CAS -> "COMPARE_AND_SWAP";
      case EXPIRED -> "EXPIRED";
    };
  }

  /** A key may hold what ends a field; shown as itself it could forge another. */
  private static String oneLine(String key) {
    return key.replace("\r", "%0D").replace("\n", "%0A").replace("\0", "%00");
  }
}

package lockmap.server.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.LongSupplier;
import lockmap.api.EventData;
import lockmap.api.WireJson;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Slot;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;
import org.jspecify.annotations.Nullable;

/**
 * The events of {@code GET /watch} as they go over the wire. A change is put into bytes once,
 * however many watches tell of it: they all write the same array. The arrays of the last changes
 * are kept, up to {@value #MOST_KEPT} bytes together with what it costs to keep them; what a watch
 * keeps beyond that is the one that it is writing. Safe for any number of threads.
 */
final class Frames {

  /** Opens a stream that begins with a state; {@link EventStream} says why the id. */
  static final byte[] START = "retry: 2000\nid: 0\n\n".getBytes(US_ASCII);

  /** Opens a stream that goes on where another ended. */
  static final byte[] RESUME = "retry: 2000\n\n".getBytes(US_ASCII);

  private static final int MOST_KEPT = 16 * 1024 * 1024;

  /** What an entry takes beside its frame: the cache's node, the key with its number, a header. */
  private static final int ENTRY_OVERHEAD = 200;

  private static final byte[] END = "\n\n".getBytes(US_ASCII);

  private final LongSupplier ticker;
  private final Cache<Version, byte[]> changes =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((Version _, byte[] frame) -> frame.length + ENTRY_OVERHEAD)
          .executor(Runnable::run)
          .build();

  /**
   * Frames for the changes of one store.
   *
   * @param ticker the time that the store goes by, in nanoseconds
   */
  Frames(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** What makes one event of a change differ from another. */
  private record Version(long revision, boolean withValue, @Nullable Long ttl) {}

  /**
   * An event that tells of a change. Not to be written to.
   *
   * @param withValue whether it tells the value, or in its place the size
   */
  byte[] change(Change change, boolean withValue) {
    Slot slot = change.slot();
    Version version = new Version(change.revision(), withValue, ttl(slot));
    return changes.get(
        version,
        _ -> {
          String head = "event: " + name(change.cause()) + "\nid: " + change.revision() + '\n';
          return frame(head, data(change.key(), slot, change.revision(), version.ttl, withValue));
        });
  }

  /** An event that tells what a key holds. */
  byte[] watch(View view, boolean withValue) {
    Slot slot = view.slot();
    long revision = slot == null ? view.asOf() : slot.revision();
    return frame("event: WATCH\n", data(view.key(), slot, revision, ttl(slot), withValue));
  }

  /** The event that says that everything up to a revision has been told. */
  static byte[] ready(long revision) {
    return frame("event: READY\nid: " + revision + '\n', new EventData(revision));
  }

  /** The event that says that what was told before counts no longer. */
  static byte[] reset(long revision) {
    return frame("event: RESET\nid: 0\n", new EventData(revision));
  }

  /** A block that is no event, but has an id. */
  static byte[] position(long revision) {
    return ("id: " + revision + "\n\n").getBytes(US_ASCII);
  }

  private @Nullable Long ttl(@Nullable Slot slot) {
    return slot == null ? null : slot.secondsLeft(ticker.getAsLong());
  }

  private static EventData data(
      Utf8Bytes key, @Nullable Slot slot, long revision, @Nullable Long ttl, boolean withValue) {
    String value = slot == null || !withValue ? null : slot.value().toString();
    Integer size = slot == null || withValue ? null : slot.value().length();
    return new EventData(key.toString(), value, size, revision, ttl);
  }

  private static byte[] frame(String fields, EventData data) {
    byte[] head = (fields + "data: ").getBytes(US_ASCII);
    byte[] json = WireJson.writeEvent(data);
    byte[] frame = new byte[head.length + json.length + END.length];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(json, 0, frame, head.length, json.length);
    System.arraycopy(END, 0, frame, head.length + json.length, END.length);
    return frame;
  }

  private static String name(Cause cause) {
    return switch (cause) {
      case PUT -> "PUT";
      case DELETE -> "DELETE";
      case CAS -> "CAS";
      case EXPIRED -> "EXPIRED";
    };
  }
}

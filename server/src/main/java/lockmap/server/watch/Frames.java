package lockmap.server.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static lockmap.server.http.JsonWriter.prepared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.LongSupplier;
import lockmap.server.http.JsonText;
import lockmap.server.http.JsonWriter;
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

  private static final byte[] PUT = prepared("event: PUT\nid: ");
  private static final byte[] DELETE = prepared("event: DELETE\nid: ");
  private static final byte[] CAS = prepared("event: CAS\nid: ");
  private static final byte[] EXPIRED = prepared("event: EXPIRED\nid: ");
  private static final byte[] READY = prepared("event: READY\nid: ");
  private static final byte[] WATCH = prepared("event: WATCH\ndata: ");
  private static final byte[] RESET = prepared("event: RESET\nid: 0\ndata: ");
  private static final byte[] DATA = prepared("\ndata: ");
  private static final byte[] BARE = prepared("{\"revision\":");
  private static final byte[] KEY = prepared("{\"key\":");
  private static final byte[] VALUE = prepared(",\"value\":");
  private static final byte[] SIZE = prepared(",\"size\":");
  private static final byte[] REVISION = prepared(",\"revision\":");
  private static final byte[] TTL = prepared(",\"ttl\":");
  private static final byte[] NULL = prepared("null");
  private static final byte[] END = prepared("}\n\n");

  /** What a frame has beside its key and value, at most. */
  private static final int ROOM = 160;

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
          JsonWriter frame = new JsonWriter(room(change.key(), slot, withValue));
          frame.raw(head(change.cause())).number(change.revision()).raw(DATA);
          return tell(frame, change.key(), slot, change.revision(), version.ttl, withValue);
        });
  }

  /** An event that tells what a key holds. */
  byte[] watch(View view, boolean withValue) {
    Slot slot = view.slot();
    long revision = slot == null ? view.asOf() : slot.revision();
    JsonWriter frame = new JsonWriter(room(view.key(), slot, withValue)).raw(WATCH);
    return tell(frame, view.key(), slot, revision, ttl(slot), withValue);
  }

  /** The event that says that everything up to a revision has been told. */
  static byte[] ready(long revision) {
    return bare(new JsonWriter(ROOM).raw(READY).number(revision).raw(DATA), revision);
  }

  /** The event that says that what was told before counts no longer. */
  static byte[] reset(long revision) {
    return bare(new JsonWriter(ROOM).raw(RESET), revision);
  }

  /** A block that is no event, but has an id. */
  static byte[] position(long revision) {
    return ("id: " + revision + "\n\n").getBytes(US_ASCII);
  }

  private @Nullable Long ttl(@Nullable Slot slot) {
    return slot == null ? null : slot.secondsLeft(ticker.getAsLong());
  }

  private static int room(Utf8Bytes key, @Nullable Slot slot, boolean withValue) {
    return ROOM + key.length() + (slot == null || !withValue ? 0 : slot.value().length());
  }

  /** That a key has no value is written as null; a size is written in the value's place. */
  private static byte[] tell(
      JsonWriter frame,
      Utf8Bytes key,
      @Nullable Slot slot,
      long revision,
      @Nullable Long ttl,
      boolean withValue) {
    frame.raw(KEY).text(new JsonText(key));
    if (slot == null) {
      frame.raw(VALUE).raw(NULL);
    } else if (withValue) {
      frame.raw(VALUE).text(new JsonText(slot.value()));
    } else {
      frame.raw(SIZE).number(slot.value().length());
    }
    frame.raw(REVISION).number(revision).raw(TTL);
    return (ttl == null ? frame.raw(NULL) : frame.number(ttl)).raw(END).toByteArray();
  }

  private static byte[] bare(JsonWriter frame, long revision) {
    return frame.raw(BARE).number(revision).raw(END).toByteArray();
  }

  private static byte[] head(Cause cause) {
    return switch (cause) {
      case PUT -> PUT;
      case DELETE -> DELETE;
      case CAS -> CAS;
      case EXPIRED -> EXPIRED;
    };
  }
}

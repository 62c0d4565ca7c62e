package lockmap.server.store;

import lockmap.server.memory.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * One change of one key, as an effect rather than a command: applying it again needs neither a
 * clock nor the state before it.
 *
 * @param cause why the key changed
 * @param key the key
 * @param slot what stands there now, or null where nothing does
 * @param revision the change's place among all changes of the store
 */
public record Change(Cause cause, Utf8Bytes key, @Nullable Slot slot, long revision) {

  /** About what it costs beside the bytes of key and value: the objects and the arrays' headers. */
  private static final int OVERHEAD = 112;

  /** About how many bytes of heap the change keeps alive. */
  public long weight() {
    long overhead = (long) OVERHEAD + key.length();
    if (slot == null) {
      return overhead;
    }
    int length = slot.value().length();
    return overhead + length + Footprint.wasteOfArray(length);
  }
}

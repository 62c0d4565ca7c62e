package lockmap.server.store;

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

  /** About how many bytes of heap the change keeps alive. */
  public long weight() {
    long bytes = (long) key.length() + (slot == null ? 0 : slot.value().length());
    return MemoryBudget.SLOT_OVERHEAD + bytes;
  }
}

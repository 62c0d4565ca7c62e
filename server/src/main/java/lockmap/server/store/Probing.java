package lockmap.server.store;

import org.jspecify.annotations.Nullable;

/**
 * Open addressing with linear probing in an array of slots, whose length is a power of two and of
 * which one place at least is free. Not safe for several threads, but for {@link #indexOf}.
 */
final class Probing {

  private Probing() {}

  /**
   * The index of the key's slot, or of the free place where the probe for it ended. An optimistic
   * reader may come here while a writer moves slots about; what it finds is then discarded, but the
   * probe must end: hence the bound.
   */
  static int indexOf(@Nullable Slot[] table, Utf8Bytes key, int hash) {
    int mask = table.length - 1;
    int at = hash & mask;
    for (int probes = 0; probes < mask; probes++) {
      Slot slot = table[at];
      if (slot == null || (slot.hash() == hash && slot.hasKey(key))) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Moves the slots behind a removed one so that no probe ends too early (Knuth, 6.4 R). */
  static void closeGap(@Nullable Slot[] table, int removed) {
    int mask = table.length - 1;
    int gap = removed;
    int at = gap;
    while (true) {
      at = (at + 1) & mask;
      Slot slot = table[at];
      if (slot == null) {
        table[gap] = null;
        return;
      }
      int distanceFromHome = (at - slot.hash()) & mask;
      int distanceFromGap = (at - gap) & mask;
      if (distanceFromHome >= distanceFromGap) {
        table[gap] = slot;
        gap = at;
      }
    }
  }

  /** The same slots in a table of another length, which they fit in. */
  static @Nullable Slot[] rehashed(@Nullable Slot[] table, int capacity) {
    @Nullable Slot[] fresh = new @Nullable Slot[capacity];
    int mask = capacity - 1;
    for (Slot slot : table) {
      if (slot != null) {
        int at = slot.hash() & mask;
        while (fresh[at] != null) {
          at = (at + 1) & mask;
        }
        fresh[at] = slot;
      }
    }
    return fresh;
  }
}

package lockmap.server.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of slots by their hashes: open addressing with linear probing, in groups of eight places.
 * Beside the slots stands a word for each group with a tag for each place: seven bits of the hash,
 * or nothing where it is free. A few operations on it, and no branch for each place, tell which of
 * the eight may have a key. So a look-up nearly always reads one word and touches one slot, the
 * right one. Tags are the idea of Abseil's "Swiss tables"; that removing closes the gap, and leaves
 * no tombstones, is Knuth's (6.4 R).
 *
 * <p>Not safe for several threads, but for {@link #find}. One place at least is always free.
 */
final class SlotTable {

  private static final int GROUP = Long.BYTES;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;
  private static final int TAKEN = 0x80;

  private final long[] tags;
  private final @Nullable Slot[] slots;

  /** An empty table. */
  SlotTable() {
    this(1);
  }

  private SlotTable(int groups) {
    tags = new long[groups];
    slots = new @Nullable Slot[groups * GROUP];
  }

  /**
   * The key's slot. An optimistic reader may come here while a writer moves slots about; what it
   * finds is then discarded, but the probe must end: hence the bound in {@link #indexOf}.
   */
  @Nullable Slot find(Utf8Bytes key, int hash) {
    return slots[indexOf(key, hash)];
  }

  /** The index of the key's slot, or of a free place where it belongs. */
  int indexOf(Utf8Bytes key, int hash) {
    long tag = tag(hash) * ONES;
    int group = home(hash);
    for (int left = tags.length; left > 0; left--) {
      long word = tags[group];
      for (long marks = equal(word, tag); marks != 0; marks &= marks - 1) {
        int index = group * GROUP + first(marks);
        Slot slot = slots[index];
        if (slot != null && slot.hasKey(key)) {
          return index;
        }
      }
      long free = ~word & HIGHS;
      if (free != 0) {
        return group * GROUP + first(free);
      }
      group = behind(group);
    }
    return 0;
  }

  @Nullable Slot at(int index) {
    return slots[index];
  }

  /** Puts a slot where {@link #indexOf} has its key. */
  void put(int index, Slot slot) {
    slots[index] = slot;
    mark(index, tag(slot.hash()));
  }

  /** Removes a slot. One from behind takes its place if the probe for it has come by there. */
  void remove(int index) {
    int gap = index;
    int group = gap / GROUP;
    while (isFull(group)) {
      group = behind(group);
      int mover = moverTo(gap / GROUP, group);
      if (mover >= 0) {
        put(gap, Objects.requireNonNull(slots[mover]));
        gap = mover;
      }
    }
    slots[gap] = null;
    mark(gap, 0);
  }

  private int moverTo(int gap, int group) {
    for (int index = group * GROUP; index < (group + 1) * GROUP; index++) {
      Slot slot = slots[index];
      if (slot != null && distance(home(slot.hash()), group) >= distance(gap, group)) {
        return index;
      }
    }
    return -1;
  }

  /** This table, or one with the same slots and room for more. */
  SlotTable withRoomFor(int count) {
    int groups = tags.length;
    while (count > mostIn(groups)) {
      groups += (groups + 1) / 2;
    }
    return resized(groups);
  }

  /** This table, or a smaller one with the same slots where it has become too large for them. */
  SlotTable withoutWaste(int count) {
    int groups = tags.length;
    while (groups > 1 && count < groups) {
      groups = (groups + 3) / 4;
    }
    return resized(groups);
  }

  private SlotTable resized(int groups) {
    if (groups == tags.length) {
      return this;
    }
    SlotTable fresh = new SlotTable(groups);
    for (Slot slot : slots) {
      if (slot != null) {
        fresh.add(slot);
      }
    }
    return fresh;
  }

  /** Adds a slot whose key is not here. */
  private void add(Slot slot) {
    int group = home(slot.hash());
    while (isFull(group)) {
      group = behind(group);
    }
    put(group * GROUP + first(~tags[group] & HIGHS), slot);
  }

  private void mark(int index, int tag) {
    int shift = index % GROUP * Byte.SIZE;
    tags[index / GROUP] = (tags[index / GROUP] & ~(0xffL << shift)) | ((long) tag << shift);
  }

  private boolean isFull(int group) {
    return (~tags[group] & HIGHS) == 0;
  }

  /** The group where the probe for a hash begins: by its upper bits, as the lower ones are tags. */
  private int home(int hash) {
    return (int) ((Integer.toUnsignedLong(hash) * tags.length) >>> Integer.SIZE);
  }

  private static int tag(int hash) {
    return TAKEN | (hash & 0x7f);
  }

  private int behind(int group) {
    return group + 1 < tags.length ? group + 1 : 0;
  }

  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + tags.length;
  }

  private static int mostIn(int groups) {
    return groups * GROUP / 4 * 3;
  }

  /**
   * Marks the bytes that are equal in two words, and above one that is perhaps some that are not,
   * which does no harm as keys are compared anyway.
   */
  private static long equal(long word, long other) {
    long difference = word ^ other;
    return (difference - ONES) & ~difference & HIGHS;
  }

  private static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
  }
}

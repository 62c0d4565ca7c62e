package lockmap.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@link KeyIndex} from one on up to another, in their order: a leaf as of a prefix
 * B-tree (Bayer and Unterauer, 1977). What the bounds have as a common prefix all keys between them
 * have too, and only what follows it is here, one key after the other in one array.
 *
 * <p>So the block holds copies, not the arrays that the slots have. Those then belong to the slots
 * alone, and the collector, which follows references from wherever it comes, lays a key down beside
 * its slot and not beside its neighbours here: a look-up by the table finds both in one place.
 *
 * <p>Nothing is allocated where a key is removed. Not safe for several threads: whoever calls
 * anything but {@link #low} and {@link #high} holds the block's monitor.
 */
final class KeyBlock {

  static final int CAPACITY = 512;

  /** With as many bytes it takes no key more, however few there are, as adding one moves them. */
  private static final int MOST_BYTES = 16 << 10;

  private static final int SPARSE = CAPACITY / 4;
  private static final int STEP = CAPACITY / 16;

  private final Utf8Bytes low;
  private final @Nullable Utf8Bytes high;
  private final int prefix;

  /** Where each ends in {@link #rests}, which is not long: keys have 1,024 bytes at most. */
  private final char[] ends = new char[CAPACITY];

  private byte[] rests;
  private int size;
  private boolean replaced;

  /** An empty block that covers everything from {@code low} on. */
  KeyBlock(Utf8Bytes low) {
    this(low, null, 0);
  }

  private KeyBlock(Utf8Bytes low, @Nullable Utf8Bytes high, int bytes) {
    this.low = low;
    this.high = high;
    this.prefix = high == null ? 0 : low.commonPrefix(high);
    this.rests = new byte[bytes];
  }

  /** The least key that it may hold. */
  Utf8Bytes low() {
    return low;
  }

  /** The least key behind all that it may hold; null where there is none. */
  @Nullable Utf8Bytes high() {
    return high;
  }

  /** Whether a key that is not less than {@link #low} is or would be here. */
  boolean covers(Utf8Bytes key) {
    return !replaced && isBeforeHigh(key);
  }

  /** Adds a key that it covers; false where there is no room. */
  boolean add(Utf8Bytes key) {
    int at = indexOf(key);
    if (at >= 0) {
      return true;
    }
    if (size == CAPACITY || (start(size) >= MOST_BYTES && size > 1)) {
      return false;
    }
    int place = -at - 1;
    int length = key.length() - prefix;
    int start = start(place);
    makeRoom(length);
    System.arraycopy(rests, start, rests, start + length, start(size) - start);
    System.arraycopy(key.sharedArray(), prefix, rests, start, length);
    System.arraycopy(ends, place, ends, place + 1, size - place);
    ends[place] = (char) start;
    size++;
    shift(place, length);
    return true;
  }

  /** Removes a key, if it is here; true where it may now be time to join neighbours. */
  boolean remove(Utf8Bytes key) {
    int at = indexOf(key);
    if (at < 0) {
      return false;
    }
    int start = start(at);
    int length = ends[at] - start;
    System.arraycopy(rests, ends[at], rests, start, start(size) - ends[at]);
    System.arraycopy(ends, at + 1, ends, at, size - at - 1);
    size--;
    shift(at, -length);
    return size <= SPARSE && size % STEP == 0;
  }

  /**
   * The two blocks that a full one is divided into, to make room for a key: its halves, or where
   * the key comes behind all others everything and the place for it, because keys that rise go on
   * rising.
   */
  List<KeyBlock> divided(Utf8Bytes key) {
    int place = -indexOf(key) - 1;
    int from = place == size ? size : size / 2;
    Utf8Bytes boundary = from == size ? key : key(from);
    KeyBlock lower = new KeyBlock(low, boundary, start(from));
    lower.append(this, 0, from);
    lower.trim();
    KeyBlock upper = new KeyBlock(boundary, high, start(size) - start(from));
    upper.append(this, from, size);
    return List.of(lower, upper);
  }

  /** Whether it and the next block may be joined, and there is room for as many keys again. */
  boolean isSparseWith(KeyBlock next) {
    return !replaced
        && !next.replaced
        && size + next.size <= CAPACITY / 2
        && (size + next.size) * (long) low.length() + start(size) + next.start(next.size)
            <= MOST_BYTES;
  }

  /** One block for this and the next. */
  KeyBlock joinedWith(KeyBlock next) {
    KeyBlock joined = new KeyBlock(low, next.high, start(size) + next.start(next.size));
    joined.append(this, 0, size);
    joined.append(next, 0, next.size);
    return joined;
  }

  /** Covers nothing from now on: others do. */
  void giveWay() {
    replaced = true;
  }

  /** The keys as of now that are not less than one and less than another. */
  Iterator<Utf8Bytes> between(Utf8Bytes from, @Nullable Utf8Bytes to) {
    int first = from.compareTo(low) <= 0 ? 0 : insertionPoint(from);
    int end = to == null || !isBeforeHigh(to) ? size : insertionPoint(to);
    List<Utf8Bytes> keys = new ArrayList<>(end - first);
    for (int at = first; at < end; at++) {
      keys.add(key(at));
    }
    return keys.iterator();
  }

  private boolean isBeforeHigh(Utf8Bytes key) {
    return high == null || key.compareTo(high) < 0;
  }

  private void append(KeyBlock other, int from, int to) {
    for (int at = from; at < to; at++) {
      byte[] key = other.key(at).sharedArray();
      int start = start(size);
      int length = key.length - prefix;
      makeRoom(length);
      System.arraycopy(key, prefix, rests, start, length);
      ends[size++] = (char) (start + length);
    }
  }

  private void trim() {
    rests = Arrays.copyOf(rests, start(size));
  }

  private void makeRoom(int more) {
    int needed = start(size) + more;
    if (needed > Character.MAX_VALUE) {
      throw new IllegalArgumentException("a key too long for the index");
    }
    if (needed > rests.length) {
      rests = Arrays.copyOf(rests, Math.max(needed, rests.length + rests.length / 4));
    }
  }

  /** The ends of a key and all behind it move. */
  private void shift(int from, int by) {
    for (int at = from; at < size; at++) {
      ends[at] += (char) by;
    }
  }

  private int start(int at) {
    return at == 0 ? 0 : ends[at - 1];
  }

  private Utf8Bytes key(int at) {
    int start = start(at);
    byte[] key = Arrays.copyOf(low.sharedArray(), prefix + ends[at] - start);
    System.arraycopy(rests, start, key, prefix, ends[at] - start);
    return Utf8Bytes.known(key);
  }

  private int indexOf(Utf8Bytes key) {
    byte[] wanted = key.sharedArray();
    int from = 0;
    int to = size - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order =
          Arrays.compareUnsigned(rests, start(middle), ends[middle], wanted, prefix, wanted.length);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -from - 1;
  }

  private int insertionPoint(Utf8Bytes key) {
    int at = indexOf(key);
    return at >= 0 ? at : -at - 1;
  }
}

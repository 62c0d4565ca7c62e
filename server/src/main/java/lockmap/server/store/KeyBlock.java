package lockmap.server.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@link KeyIndex} from one on up to another, in their order. Its array has its full
 * length from the beginning, so that nothing is allocated where a key is removed, and it holds the
 * very arrays that the slots do. Not safe for several threads: whoever calls anything but {@link
 * #low} holds the block's monitor.
 */
final class KeyBlock {

  static final int CAPACITY = 512;

  private static final int SPARSE = CAPACITY / 4;
  private static final int STEP = CAPACITY / 16;

  private final Utf8Bytes low;
  private final byte[] @Nullable [] keys = new byte[CAPACITY] @Nullable [];
  private int size;
  private @Nullable Utf8Bytes high;
  private boolean taken;

  /** An empty block that covers everything from {@code low} on. */
  KeyBlock(Utf8Bytes low) {
    this.low = low;
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
    return !taken && (high == null || key.compareTo(high) < 0);
  }

  /** Adds a key that it covers; false where there is no room. */
  boolean add(Utf8Bytes key) {
    int at = indexOf(key);
    if (at >= 0) {
      return true;
    }
    if (size == CAPACITY) {
      return false;
    }
    int place = -at - 1;
    System.arraycopy(keys, place, keys, place + 1, size - place);
    keys[place] = key.sharedArray();
    size++;
    return true;
  }

  /** Removes a key, if it is here; true where it may now be time to join neighbours. */
  boolean remove(Utf8Bytes key) {
    int at = indexOf(key);
    if (at < 0) {
      return false;
    }
    System.arraycopy(keys, at + 1, keys, at, size - at - 1);
    keys[--size] = null;
    return size <= SPARSE && size % STEP == 0;
  }

  /**
   * What is to be cut off a full block to make room for a key: the upper half, or where the key
   * comes behind all others only the place for it, because keys that rise go on rising.
   */
  KeyBlock upperPart(Utf8Bytes key) {
    int place = -indexOf(key) - 1;
    int from = place == size ? size : size / 2;
    KeyBlock upper =
        new KeyBlock(from == size ? key : Utf8Bytes.known(Objects.requireNonNull(keys[from])));
    upper.append(this, from);
    upper.high = high;
    return upper;
  }

  /** Leaves to another block what that one covers. */
  void cutBefore(KeyBlock upper) {
    Arrays.fill(keys, size - upper.size, size, null);
    size -= upper.size;
    high = upper.low;
  }

  /** Whether it may take over the next block, and there is room for as many keys again. */
  boolean isSparseWith(KeyBlock next) {
    return !taken && size + next.size <= CAPACITY / 2;
  }

  /** Covers from now on what the next block did, which covers nothing any more. */
  void takeOver(KeyBlock next) {
    append(next, 0);
    high = next.high;
    next.taken = true;
  }

  /** The keys as of now that are not less than one and less than another. */
  Iterator<Utf8Bytes> between(Utf8Bytes from, @Nullable Utf8Bytes to) {
    int first = insertionPoint(from);
    int end = to == null ? size : insertionPoint(to);
    return Stream.of(Arrays.copyOfRange(keys, first, end)).map(Utf8Bytes::known).iterator();
  }

  private void append(KeyBlock other, int from) {
    System.arraycopy(other.keys, from, keys, size, other.size - from);
    size += other.size - from;
  }

  private int indexOf(Utf8Bytes key) {
    return Arrays.binarySearch(keys, 0, size, key.sharedArray(), Arrays::compareUnsigned);
  }

  private int insertionPoint(Utf8Bytes key) {
    int at = indexOf(key);
    return at >= 0 ? at : -at - 1;
  }
}

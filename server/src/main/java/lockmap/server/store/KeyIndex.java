package lockmap.server.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a map in the order of their bytes. Whoever walks through it meets a key that is in it
 * all the while exactly once; one that is added or removed meanwhile may be met or not. Safe for
 * any number of threads.
 *
 * <h2>The algorithm</h2>
 *
 * <p>The leaves of a B+ tree under a skip list: the order of all keys is cut into {@link KeyBlock}s
 * of up to {@value KeyBlock#CAPACITY} keys, and a skip list finds a block by its least possible
 * key. A search thus goes through thousands of links instead of millions, and a key takes a few
 * bytes here instead of a node of its own.
 *
 * <p>The blocks divide the order without a gap: each covers all keys from its {@code low} up to its
 * {@code high}, which is the {@code low} of the next. A full block is replaced by two, and a block
 * and the next by one where both are sparse. Each block is guarded by its monitor. Two are only
 * ever held in their order: one and the next. Who has found a block may find, once it is locked,
 * that it covers nothing any more; then it was replaced meanwhile, and the search begins again.
 *
 * <p>A walk copies what one block covers, under its monitor, and goes on at the block's {@code
 * high}. Blocks are replaced only while their monitors are held, by such as have the same keys, so
 * a key that stands is always in the one block that covers it: a walk can neither miss it nor meet
 * it again.
 */
final class KeyIndex {

  private final ConcurrentNavigableMap<Utf8Bytes, KeyBlock> blocks = new ConcurrentSkipListMap<>();

  KeyIndex() {
    blocks.put(Utf8Bytes.EMPTY, new KeyBlock(Utf8Bytes.EMPTY));
  }

  /** Enters a key; where memory for it runs out, nothing has changed. */
  void add(Utf8Bytes key) {
    boolean found;
    do {
      KeyBlock block = blockOf(key);
      synchronized (block) {
        found = block.covers(key) && add(block, key);
      }
    } while (!found);
  }

  void remove(Utf8Bytes key) {
    boolean found;
    do {
      KeyBlock block = blockOf(key);
      boolean sparser = false;
      synchronized (block) {
        found = block.covers(key);
        if (found) {
          sparser = block.remove(key);
        }
      }
      if (sparser) {
        joinWithNext(block);
        joinWithPrevious(block);
      }
    } while (!found);
  }

  /** The keys of a range in their order. */
  Iterable<Utf8Bytes> within(KeyRange range) {
    return () -> new Walk(range);
  }

  int blocks() {
    return blocks.size();
  }

  private KeyBlock blockOf(Utf8Bytes key) {
    return blocks.floorEntry(key).getValue();
  }

  /** False where the block was divided to make room, and the search is to begin again. */
  private boolean add(KeyBlock block, Utf8Bytes key) {
    if (block.add(key)) {
      return true;
    }
    List<KeyBlock> parts = block.divided(key);
    blocks.put(parts.getLast().low(), parts.getLast());
    blocks.put(block.low(), parts.getFirst());
    block.giveWay();
    return false;
  }

  private void joinWithPrevious(KeyBlock block) {
    Map.Entry<Utf8Bytes, KeyBlock> previous = blocks.lowerEntry(block.low());
    if (previous != null) {
      joinWithNext(previous.getValue());
    }
  }

  /** While a block is locked, nobody else can take over the one behind it. */
  private void joinWithNext(KeyBlock block) {
    synchronized (block) {
      Utf8Bytes high = block.high();
      KeyBlock next = high == null ? null : blocks.get(high);
      if (next == null) {
        return;
      }
      synchronized (next) {
        if (block.isSparseWith(next)) {
          join(block, next);
        }
      }
    }
  }

  private void join(KeyBlock block, KeyBlock next) {
    KeyBlock joined;
    try {
      joined = block.joinedWith(next);
    } catch (OutOfMemoryError e) {
      return; // what was to be removed is: they stay as they are until more is
    }
    synchronized (joined) { // or it might be divided just where the next still stands
      blocks.put(block.low(), joined);
      blocks.remove(next.low());
    }
    block.giveWay();
    next.giveWay();
  }

  private final class Walk implements Iterator<Utf8Bytes> {

    private final @Nullable Utf8Bytes to;
    private Iterator<Utf8Bytes> page = List.<Utf8Bytes>of().iterator();

    /** Where the next page begins; null where there is none. */
    private @Nullable Utf8Bytes rest;

    Walk(KeyRange range) {
      to = range.to();
      rest = range.isEmpty() ? null : range.from();
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && rest != null) {
        turnTo(rest);
      }
      return page.hasNext();
    }

    @Override
    public Utf8Bytes next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }

    private void turnTo(Utf8Bytes from) {
      KeyBlock block = blockOf(from);
      synchronized (block) {
        if (block.covers(from)) {
          page = block.between(from, to);
          Utf8Bytes high = block.high();
          rest = high == null || (to != null && high.compareTo(to) >= 0) ? null : high;
        }
      }
    }
  }
}

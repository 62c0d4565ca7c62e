package lockmap.server.store;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The keys of a map in the order of their bytes. Whoever walks through it meets a key that is in it
 * all the while exactly once; one that is added or removed meanwhile may be met or not. Safe for
 * any number of threads.
 */
final class KeyIndex {

  private final NavigableSet<Utf8Bytes> keys = new ConcurrentSkipListSet<>();

  void add(Utf8Bytes key) {
    keys.add(key);
  }

  void remove(Utf8Bytes key) {
    keys.remove(key);
  }

  /** The keys of a range in their order. */
  Iterable<Utf8Bytes> within(KeyRange range) {
    Utf8Bytes to = range.to();
    if (to == null) {
      return keys.tailSet(range.from());
    }
    return keys.subSet(range.isEmpty() ? to : range.from(), to);
  }
}

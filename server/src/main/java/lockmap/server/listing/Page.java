package lockmap.server.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.server.http.JsonMemory;
import lockmap.server.http.RequestMemory;
import lockmap.server.store.KeyRange;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Slot;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;

/**
 * One page of a listing while it is put together, by one thread. It takes all its keys from the
 * store at once, so that no atomic batch is half in it; but where they are folded one at a time, so
 * as to go on behind a folder without walking through it. And where the keys that may be seen are
 * several ranges, it takes those one after the other, and walks through nothing between them. It
 * ends early where memory runs short.
 */
final class Page {

  /** A page ends once it has this many bytes of values, though its limit is not reached. */
  static final long ENOUGH_BYTES = 4L << 20;

  private final Store store;
  private final LongSupplier ticker;
  private final Selection selection;
  private final Prefixes seen;
  private final int limit;
  private final boolean withValues;
  private final RequestMemory memory;

  private final List<ListedKey> entries = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private KeyRange rest = KeyRange.under(Utf8Bytes.EMPTY);
  private Utf8Bytes folder = Utf8Bytes.EMPTY;
  private String last = "";
  private long valueBytes;

  /**
   * A page with nothing on it.
   *
   * @param seen all keys that may be listed
   * @param limit how many items at most
   * @param withValues whether each key comes with its value
   * @param memory where room for the page is taken from
   */
  Page(
      Store store,
      LongSupplier ticker,
      Selection selection,
      Prefixes seen,
      int limit,
      boolean withValues,
      RequestMemory memory) {
    this.store = store;
    this.ticker = ticker;
    this.selection = selection;
    this.seen = seen;
    this.limit = limit;
    this.withValues = withValues;
    this.memory = memory;
  }

  /** Fills the page, once. */
  Listing fill() {
    long revision = store.revision();
    boolean hasMore = takeItems();
    return new Listing(revision, entries, prefixes, hasMore ? last : null);
  }

  /** Takes items until there is no room or nothing left, and says whether something is. */
  private boolean takeItems() {
    for (KeyRange range : selection.ranges(seen)) {
      rest = folder.length() == 0 ? range : range.afterPrefix(folder);
      if (takeItemsOfRest()) {
        return true;
      }
    }
    return false;
  }

  private boolean takeItemsOfRest() {
    int stride = selection.delimiter().isEmpty() ? limit + 1 : 1;
    List<Slot> slots;
    do {
      slots = store.list(rest, stride);
      for (Slot slot : slots) {
        if (isFull() || !hasMemory(slot)) {
          return true;
        }
        take(slot);
      }
    } while (slots.size() == stride);
    return false;
  }

  private boolean isFull() {
    return entries.size() + prefixes.size() == limit || valueBytes >= ENOUGH_BYTES;
  }

  /** A page that has something ends where memory does; one that has nothing is refused. */
  private boolean hasMemory(Slot slot) {
    long needed = JsonMemory.of(slot.key()) + (withValues ? JsonMemory.of(slot.value()) : 0);
    if (entries.isEmpty() && prefixes.isEmpty()) {
      memory.take(needed);
      return true;
    }
    return memory.tryTake(needed);
  }

  private void take(Slot slot) {
    Utf8Bytes key = slot.key();
    String text = key.toString();
    Optional<String> in = selection.folder(text);
    if (in.isPresent()) {
      last = in.get();
      prefixes.add(last);
      folder = Utf8Bytes.of(last);
      rest = rest.afterPrefix(folder);
    } else {
      last = text;
      entries.add(listed(text, slot));
      rest = rest.after(key);
    }
  }

  private ListedKey listed(String key, Slot slot) {
    Utf8Bytes value = slot.value();
    valueBytes += withValues ? value.length() : 0;
    return new ListedKey(
        key,
        slot.revision(),
        slot.secondsLeft(ticker.getAsLong()),
        value.length(),
        withValues ? value.toString() : null);
  }
}

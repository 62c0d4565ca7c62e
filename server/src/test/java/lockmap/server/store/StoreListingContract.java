package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How every engine lists its keys. */
public abstract class StoreListingContract<S extends Store> extends StoreHarness<S> {

  private static final KeyRange ALL = under("");
  private static final long TTL = TimeUnit.SECONDS.toNanos(1);

  @Test
  void anEmptyStoreHasNothingToList() {
    assertEquals(List.of(), keys(ALL, 10));
    assertEquals(0, store.count(ALL));
  }

  @Test
  void keysComeInTheOrderOfTheirBytes() {
    List<String> ordered =
        List.of(
            "\0", "\0a", " ", "A", "B", "a", "a\0", "a/", "a/b", "aa", "b", "ä", "\uffff", "🌍");
    ordered.reversed().forEach(key -> put(key, "v"));

    assertEquals(ordered, keys(ALL, 100));
    assertEquals(ordered.size(), store.count(ALL));
  }

  @Test
  void whatIsListedIsTheSlotItself() {
    put("key", "old");
    put("key", "new", new Expiry.After(TTL));

    assertEquals(Texts.of(get("key")), Texts.of(store.list(ALL, 1).getFirst()));
  }

  @Test
  void aPrefixNamesThoseThatBeginWithIt() {
    List.of("a", "b", "b/", "b/1", "b/2", "b0", "c").forEach(key -> put(key, "v"));

    assertEquals(List.of("b/", "b/1", "b/2"), keys(under("b/"), 10));
    assertEquals(3, store.count(under("b/")));
    assertEquals(List.of("b", "b/", "b/1", "b/2", "b0"), keys(under("b"), 10));
    assertEquals(List.of(), keys(under("bb"), 10));
    assertEquals(0, store.count(under("bb")));
  }

  @Test
  void aPageEndsAtItsLimitAndTheNextGoesOnBehindIt() {
    List.of("a", "b", "b\0", "c", "d").forEach(key -> put(key, "v"));

    assertEquals(List.of(), keys(ALL, 0));
    assertEquals(List.of("a", "b"), keys(ALL, 2));
    assertEquals(List.of("b\0", "c"), keys(ALL.after(Utf8Bytes.of("b")), 2));
    assertEquals(List.of("d"), keys(ALL.after(Utf8Bytes.of("c")), 2));
    assertEquals(List.of(), keys(ALL.after(Utf8Bytes.of("d")), 2));
    assertEquals(3, store.count(ALL.after(Utf8Bytes.of("b"))));
  }

  @Test
  void oneCanGoOnBehindAKeyThatIsGoneOrNeverWas() {
    List.of("a", "b", "c").forEach(key -> put(key, "v"));
    delete("b");

    assertEquals(List.of("c"), keys(ALL.after(Utf8Bytes.of("b")), 2));
    assertEquals(List.of("c"), keys(ALL.after(Utf8Bytes.of("abc")), 2));
  }

  @Test
  void oneCanGoOnBehindAllThatBeginsAlike() {
    List.of("a", "b/1", "b/2", "b0").forEach(key -> put(key, "v"));

    assertEquals(List.of("b0"), keys(ALL.afterPrefix(Utf8Bytes.of("b/")), 2));
    assertEquals(List.of(), keys(under("b/").afterPrefix(Utf8Bytes.of("b/")), 2));
    assertEquals(0, store.count(under("b/").afterPrefix(Utf8Bytes.of("b/"))));
  }

  @Test
  void whatIsGoneIsNotListed() {
    List.of("a", "b", "c").forEach(key -> put(key, "v"));
    delete("a");
    store.apply(new Operation.CompareAndDelete(Utf8Bytes.of("c"), Condition.PRESENT));

    assertEquals(List.of("b"), keys(ALL, 10));
    put("a", "v");
    assertEquals(List.of("a", "b"), keys(ALL, 10));
  }

  @Test
  void everyWayToCreateAKeyListsIt() {
    store.apply(new Operation.Increment(Utf8Bytes.of("number"), 1));
    var create =
        new Operation.CompareAndSwap(
            Utf8Bytes.of("swapped"), Condition.ABSENT, Utf8Bytes.EMPTY, Expiry.NEVER);
    store.apply(create);

    assertEquals(List.of("number", "swapped"), keys(ALL, 10));
  }

  @Test
  void anExpiredKeyIsNotListedThoughNobodyRemovedIt() {
    put("a", "v", new Expiry.After(TTL));
    put("b", "v");
    put("c", "v", new Expiry.After(TTL));
    put("d", "v");
    ticker.advance(TTL - 1);
    assertEquals(List.of("a", "b", "c", "d"), keys(ALL, 10));
    assertEquals(4, store.count(ALL));

    ticker.advance(1);

    assertEquals(List.of("b", "d"), keys(ALL, 2));
    assertEquals(2, store.count(ALL));
    put("a", "anew");
    assertEquals(List.of("a", "b"), keys(ALL, 2));
  }

  private List<String> keys(KeyRange range, int limit) {
    return store.list(range, limit).stream().map(slot -> slot.key().toString()).toList();
  }

  private static KeyRange under(String prefix) {
    return KeyRange.under(Utf8Bytes.of(prefix));
  }
}

package lockmap.server.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.server.http.RequestMemory;
import lockmap.server.memory.MemoryPool;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Prefixes;
import lockmap.server.store.Store;
import lockmap.server.store.Utf8Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final List<String> PARTS = List.of("/", "//", "a", "b", "\0", "ä", "\uffff", "🌍");

  private final LockMap map =
      new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), () -> 0, new Random(1), _ -> {});

  @Test
  void pagesHaveWhatSortingAndFoldingByHandGives() {
    Random random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      if (round % 50 == 0) {
        put(text(random) + "k");
      }
      Selection selection =
          new Selection(
              text(random, 2), text(random), random.nextInt(4) == 0 ? "" : text(random, 1));
      Prefixes seen = random.nextBoolean() ? Prefixes.ALL : prefixes(random);
      int limit = 1 + random.nextInt(8);
      assertEquals(
          byHand(selection, seen),
          items(selection, seen, limit),
          () ->
              selection + " of " + seen + " in pages of " + limit + "; repeat with -Dseed=" + SEED);
    }
  }

  @Test
  void aFolderCostsOneStepHoweverManyKeysAreInIt() {
    IntStream.range(0, 5_000).forEach(at -> put("a/" + at));
    IntStream.range(0, 5_000).forEach(at -> put("b/" + at));
    put("c");
    AtomicLong asked = new AtomicLong();

    Listing listing =
        new Page(counted(asked), () -> 0, all("/"), Prefixes.ALL, 10, false, memory()).fill();

    assertEquals(List.of("a/", "b/"), listing.prefixes());
    assertEquals(List.of("c"), listing.entries().stream().map(ListedKey::key).toList());
    assertTrue(asked.get() <= 4, asked + " slots were asked for");
  }

  @Test
  void aFolderIsThereOnceThoughOnlyPartsOfItMayBeSeen() {
    List.of("a/1/x", "a/2/x", "a/3/x", "b").forEach(this::put);
    Prefixes seen = new Prefixes(Stream.of("a/1/", "a/3/", "b").map(Utf8Bytes::of).toList());

    Listing listing = new Page(map, () -> 0, all("/"), seen, 10, false, memory()).fill();

    assertEquals(List.of("a/"), listing.prefixes());
    assertEquals(List.of("b"), listing.entries().stream().map(ListedKey::key).toList());
  }

  @Test
  void keysThatMayNotBeSeenCostNothing() {
    IntStream.range(0, 5_000).forEach(at -> put("b/" + at));
    put("a/1");
    put("c/1");
    put("c/2");
    Prefixes seen = new Prefixes(List.of(Utf8Bytes.of("a/"), Utf8Bytes.of("c/")));
    AtomicLong asked = new AtomicLong();

    Listing listing = new Page(counted(asked), () -> 0, all(""), seen, 10, false, memory()).fill();

    assertEquals(
        List.of("a/1", "c/1", "c/2"), listing.entries().stream().map(ListedKey::key).toList());
    assertNull(listing.next());
    assertTrue(asked.get() <= 22, asked + " slots were asked for");
  }

  /** So that it cannot be of two moments, between which an atomic batch was carried out. */
  @Test
  void aPageWithoutFoldersIsTakenFromTheStoreAtOnce() {
    IntStream.range(0, 1_000).forEach(at -> put("k" + at));
    AtomicLong asked = new AtomicLong();

    assertEquals(
        1_000,
        new Page(counted(asked), () -> 0, all(""), Prefixes.ALL, 1_000, true, memory())
            .fill()
            .entries()
            .size());
    assertEquals(1_001, asked.getAndSet(0));
    assertEquals(
        "k106",
        new Page(counted(asked), () -> 0, all(""), Prefixes.ALL, 10, true, memory()).fill().next());
    assertEquals(11, asked.get());
  }

  @Test
  void aPageOfValuesEndsWhenItHasEnoughOfThem() {
    String mebibyte = "v".repeat(1 << 20);
    IntStream.range(0, 10).forEach(at -> put("k" + at, mebibyte));

    Listing first = new Page(map, () -> 0, all(""), Prefixes.ALL, 1_000, true, memory()).fill();
    Listing last =
        new Page(map, () -> 0, new Selection("", "k7", ""), Prefixes.ALL, 1_000, true, memory())
            .fill();
    Listing without = new Page(map, () -> 0, all(""), Prefixes.ALL, 1_000, false, memory()).fill();

    assertEquals(4, first.entries().size());
    assertEquals("k3", first.next());
    assertEquals(2, last.entries().size());
    assertEquals(null, last.next());
    assertEquals(10, without.entries().size());
  }

  @Test
  void aPageHasOneEntryHoweverLongItsValueIs() {
    put("a", "v".repeat(5 << 20));
    put("b", "");

    Listing first = new Page(map, () -> 0, all(""), Prefixes.ALL, 10, true, memory()).fill();

    assertEquals(1, first.entries().size());
    assertEquals("a", first.next());
  }

  private List<String> byHand(Selection selection, Prefixes seen) {
    TreeSet<Utf8Bytes> items = new TreeSet<>();
    for (ListedKey entry :
        new Page(map, () -> 0, all(""), Prefixes.ALL, 1_000, false, memory()).fill().entries()) {
      String key = entry.key();
      if (key.startsWith(selection.prefix()) && seen.cover(Utf8Bytes.of(key))) {
        String behind = key.substring(selection.prefix().length());
        int at = selection.delimiter().isEmpty() ? -1 : behind.indexOf(selection.delimiter());
        String folded = at < 0 ? behind : behind.substring(0, at) + selection.delimiter();
        items.add(Utf8Bytes.of(selection.prefix() + folded));
      }
    }
    return items.tailSet(Utf8Bytes.of(selection.after()), false).stream()
        .map(Utf8Bytes::toString)
        .toList();
  }

  /** All items from several pages, those of each page put in order again. */
  private List<String> items(Selection selection, Prefixes seen, int limit) {
    List<String> items = new ArrayList<>();
    @Nullable String next = selection.after();
    while (next != null) {
      Selection rest = new Selection(selection.prefix(), next, selection.delimiter());
      Listing page = new Page(map, () -> 0, rest, seen, limit, false, memory()).fill();
      Stream<String> keys = page.entries().stream().map(ListedKey::key);
      List<String> ordered =
          Stream.concat(keys, page.prefixes().stream())
              .map(Utf8Bytes::of)
              .sorted()
              .map(Utf8Bytes::toString)
              .toList();
      items.addAll(ordered);
      next = page.next();
      assertTrue(next == null || (ordered.size() == limit && next.equals(ordered.getLast())));
    }
    return items;
  }

  /** The map, by a way that counts how many slots are asked for. */
  private Store counted(AtomicLong asked) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (_, method, arguments) -> {
              if (method.getName().equals("list")) {
                asked.addAndGet((int) arguments[1]);
              }
              return method.invoke(map, arguments);
            });
  }

  private static Prefixes prefixes(Random random) {
    return new Prefixes(
        Stream.generate(() -> Utf8Bytes.of(text(random, 2))).limit(random.nextInt(4)).toList());
  }

  private static Selection all(String delimiter) {
    return new Selection("", "", delimiter);
  }

  private static String text(Random random) {
    return text(random, random.nextInt(5));
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(Math.max(1, most)); length > 0; length--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  private void put(String key) {
    put(key, "v");
  }

  private void put(String key, String value) {
    map.apply(new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of(value), Expiry.NEVER));
  }

  private static RequestMemory memory() {
    return new RequestMemory(new MemoryPool(1 << 30));
  }
}

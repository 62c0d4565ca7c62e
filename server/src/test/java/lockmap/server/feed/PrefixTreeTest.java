package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import lockmap.server.memory.MemoryPool;
import lockmap.server.store.Seeded;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PrefixTreeTest {

  private final ChangeFeed feed = new ChangeFeed(new ChangeFeed.Options(8, 1 << 20, 8), 0);

  @AfterEach
  void close() {
    feed.close();
  }

  /** A subscription to a prefix, as whoever keeps no tree would note it. */
  private record Entry(Utf8Bytes prefix, Subscription subscription) {}

  @Test
  void findsWhatAListWouldFind() {
    Seeded.rounds(300, this::compareWithAList);
  }

  private void compareWithAList(Random random) {
    PrefixTree tree = new PrefixTree();
    List<Entry> list = new ArrayList<>();
    List<Subscription> subscriptions = List.of(subscription(), subscription(), subscription());
    for (int step = 0; step < 200; step++) {
      Entry entry = new Entry(text(random), subscriptions.get(random.nextInt(3)));
      if (random.nextInt(step < 100 ? 4 : 8) < 3) {
        tree.add(entry.prefix, entry.subscription);
        if (!list.contains(entry)) {
          list.add(entry);
        }
      } else {
        tree.remove(entry.prefix, entry.subscription);
        list.remove(entry);
      }
      assertFinds(list, tree, text(random));
    }
    assertTrue(tree.size() <= 2 * distinctPrefixes(list), "no node stands for nothing");
    list.forEach(entry -> tree.remove(entry.prefix, entry.subscription));
    assertEquals(0, tree.size());
  }

  private static void assertFinds(List<Entry> list, PrefixTree tree, Utf8Bytes key) {
    List<Subscription> expected =
        list.stream()
            .filter(entry -> key.startsWith(entry.prefix))
            .map(Entry::subscription)
            .toList();
    List<Subscription> found = new ArrayList<>();
    tree.forEach(key, found::add);
    assertEquals(counts(expected), counts(found), () -> key + " among " + list);
    assertEquals(!expected.isEmpty(), tree.hasAny(key));
  }

  private static Map<Subscription, Integer> counts(List<Subscription> subscriptions) {
    Map<Subscription, Integer> counts = new HashMap<>();
    subscriptions.forEach(subscription -> counts.merge(subscription, 1, Integer::sum));
    return counts;
  }

  private static int distinctPrefixes(List<Entry> list) {
    Set<Utf8Bytes> prefixes = new HashSet<>();
    list.forEach(entry -> prefixes.add(entry.prefix));
    return prefixes.size();
  }

  /** Others come and go on all sides of a prefix, with its own name too; it is found all along. */
  @Test
  @Timeout(60)
  void whoStaysIsFoundOnceWhileOthersComeAndGo() throws Exception {
    PrefixTree tree = new PrefixTree();
    List<Entry> staying = new ArrayList<>();
    for (String prefix : List.of("", "a", "aba", "é", "b/c")) {
      Entry entry = new Entry(Utf8Bytes.of(prefix), subscription());
      tree.add(entry.prefix, entry.subscription);
      staying.add(entry);
    }
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> changing = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        Random random = new Random(thread);
        changing.add(threads.submit(() -> comeAndGo(tree, random)));
      }
      Future<?> looking = threads.submit(() -> lookUp(tree, staying, done));
      for (Future<?> change : changing) {
        change.get(50, TimeUnit.SECONDS);
      }
      done.set(true);
      looking.get(10, TimeUnit.SECONDS);
    }
    staying.forEach(entry -> tree.remove(entry.prefix, entry.subscription));
    assertEquals(0, tree.size());
  }

  private void comeAndGo(PrefixTree tree, Random random) {
    Subscription own = subscription();
    for (int time = 0; time < 20_000; time++) {
      Utf8Bytes prefix = text(random);
      tree.add(prefix, own);
      assertEquals(1, times(tree, prefix, own), "found as soon as it was added");
      tree.remove(prefix, own);
      assertEquals(0, times(tree, prefix, own), "and no more once it was removed");
    }
  }

  private static void lookUp(PrefixTree tree, List<Entry> staying, AtomicBoolean done) {
    Random random = new Random(9);
    do {
      for (Entry entry : staying) {
        Utf8Bytes key = Utf8Bytes.of(entry.prefix.toString() + text(random));
        assertEquals(1, times(tree, key, entry.subscription));
        assertTrue(tree.hasAny(key));
      }
    } while (!done.get());
  }

  private static int times(PrefixTree tree, Utf8Bytes key, Subscription subscription) {
    List<Subscription> found = new ArrayList<>();
    tree.forEach(key, found::add);
    return (int) found.stream().filter(other -> other == subscription).count();
  }

  @Test
  void aKeyIsNotFoundByWhatIsLongerOrOther() {
    PrefixTree tree = new PrefixTree();
    tree.add(Utf8Bytes.of("abc"), subscription());
    assertFalse(tree.hasAny(Utf8Bytes.of("ab")));
    assertFalse(tree.hasAny(Utf8Bytes.of("abd")));
    assertTrue(tree.hasAny(Utf8Bytes.of("abc")));
    assertEquals(1, tree.size());
  }

  private Subscription subscription() {
    return new Subscription(feed, Interest.inKeys(List.of()), 8, new MemoryPool(0));
  }

  /**
   * Few letters and lengths, so that texts are often the same or begin alike; one has two bytes.
   */
  private static Utf8Bytes text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(5); length > 0; length--) {
      text.append("ab/éè".charAt(random.nextInt(5)));
    }
    return Utf8Bytes.of(text.toString());
  }
}

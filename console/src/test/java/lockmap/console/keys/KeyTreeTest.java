package lockmap.console.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.client.WatchEvent.Change;
import lockmap.client.WatchEvent.Delete;
import lockmap.client.WatchEvent.Put;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Changes at random, of which each leaves the rows that a plain sorted map says there should be.
 */
class KeyTreeTest {

  private static final int STEPS = 4_000;
  private static final int PAGE = 7;
  private static final String[] PARTS = {"a", "b", "ab", "a-", "漢", "\ue000", "🗝", "", "/"};
  private static final Instant NOW = Instant.EPOCH;

  private final RowList rows = new RowList();
  private final List<Row> mirror = new ArrayList<>();
  private final NavigableMap<String, Long> store =
      new TreeMap<>(Comparator.comparing(String::getBytes, Arrays::compareUnsigned));
  private final Map<String, @Nullable String> loaded = new HashMap<>();
  private final List<Change> untold = new ArrayList<>();
  private long revision;

  @ParameterizedTest
  @CsvSource({"'', /, 1", "'', '', 2", "a, /, 3", "'', a, 4", "'a/', /, 5"})
  void theRowsAreAlwaysThoseOfThePlainMap(String prefix, String delimiter, long seed) {
    Random random = new Random(seed);
    KeyTree tree = new KeyTree(prefix, delimiter, Integer.MAX_VALUE);
    rows.addListener(this::follow);
    int most = 0;

    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(12)) {
        case 0 -> page(tree, anOpenFolder(tree, random));
        case 1 -> expand(tree, random);
        case 2 -> collapse(random);
        default -> change(prefix, random);
      }
      if (random.nextInt(4) == 0) {
        tell(tree);
        tree.show(rows);
        assertEquals(expected(prefix, delimiter), shown(), "step " + step);
        assertWhereTheySay();
        most = Math.max(most, rows.size());
      }
    }

    assertTrue(most > 20, "rows: " + most);
  }

  @Test
  void whatIsAboveTheMostIsCutFromTheLargestFolder() {
    KeyTree tree = new KeyTree("", "/", 10);
    IntStream.range(0, 8).forEach(n -> put("big/" + n));
    put("a");
    put("z");
    page(tree, tree.root());
    page(tree, tree.root());
    Folder big = tree.root().folder("big/");
    big.expand();
    page(tree, big);
    page(tree, big);

    tree.show(rows);

    assertEquals(
        List.of("a", "big/", "0", "1", "2", "3", "4", "5", "Load more", "z"),
        rows.stream().map(Row::name).toList());
    put("b");
    tell(tree);
    tree.show(rows);
    assertEquals(10, rows.size());
    assertEquals("Load more", rows.get(8).name());
  }

  private void change(String prefix, Random random) {
    String key =
        prefix
            + PARTS[random.nextInt(PARTS.length)]
            + (random.nextBoolean() ? "/" : "")
            + PARTS[random.nextInt(PARTS.length)]
            + (random.nextInt(3) == 0 ? "/" + PARTS[random.nextInt(PARTS.length)] : "");
    if (random.nextInt(5) < 3) {
      put(key);
    } else if (store.remove(key) != null) {
      untold.add(new Delete(key, ++revision));
    }
  }

  private void put(String key) {
    store.put(key, ++revision);
    untold.add(new Put(key, null, 1, revision, null));
  }

  /** Tells of what has happened, and answers whether folders are empty by then. */
  private void tell(KeyTree tree) {
    untold.forEach(change -> tree.take(change, NOW));
    untold.clear();
    List<Folder> suspects = tree.suspects(Integer.MAX_VALUE);
    suspects.stream()
        .filter(folder -> under(folder.prefix()).isEmpty())
        .forEach(folder -> {
          tree.foundEmpty(folder, revision);
          loaded.keySet().removeIf(open -> open.startsWith(folder.prefix()));
        });
  }

  private Folder anOpenFolder(KeyTree tree, Random random) {
    List<Folder> open = new ArrayList<>(List.of(tree.root()));
    rows.stream()
        .filter(row -> row instanceof Folder folder && folder.isOpen())
        .forEach(row -> open.add((Folder) row));
    return open.get(random.nextInt(open.size()));
  }

  private void page(KeyTree tree, Folder folder) {
    if (folder.isComplete() || !folder.isAttached()) {
      return;
    }
    String after = Objects.requireNonNull(loaded.getOrDefault(folder.prefix(), ""));
    NavigableMap<String, ListedKey> entries = new TreeMap<>(store.comparator());
    TreeSet<String> all = new TreeSet<>(store.comparator());
    under(folder.prefix())
        .forEach((key, written) -> {
          String text = folder.childOf(key);
          all.add(text);
          if (!folder.folds(key)) {
            entries.put(text, new ListedKey(key, written, null, 1, null));
          }
        });
    List<String> some = all.tailSet(after, after.isEmpty()).stream().limit(PAGE).toList();
    boolean last = some.isEmpty() || some.getLast().equals(all.last());
    folder.ask();
    tree.take(
        folder,
        new Listing(
            revision,
            some.stream().filter(entries::containsKey).map(entries::get).toList(),
            some.stream().filter(text -> !entries.containsKey(text)).toList(),
            last ? null : some.getLast()),
        NOW);
    loaded.put(folder.prefix(), last ? null : some.getLast());
  }

  /** Of what the list shows, that is still there which nobody has collapsed since. */
  private void expand(KeyTree tree, Random random) {
    List<Row> closed =
        rows.stream()
            .filter(row -> row instanceof Folder folder && folder.isDue() && !folder.isExpanded())
            .toList();
    if (!closed.isEmpty() && closed.get(random.nextInt(closed.size())) instanceof Folder folder) {
      folder.expand();
      loaded.put(folder.prefix(), "");
      page(tree, folder);
    }
  }

  private void collapse(Random random) {
    List<Row> open =
        rows.stream().filter(row -> row instanceof Folder folder && folder.isOpen()).toList();
    if (!open.isEmpty() && open.get(random.nextInt(open.size())) instanceof Folder folder) {
      folder.collapse();
      loaded.keySet().removeIf(prefix -> prefix.startsWith(folder.prefix()));
    }
  }

  private NavigableMap<String, Long> under(String prefix) {
    NavigableMap<String, Long> under = new TreeMap<>(store.comparator());
    store
        .tailMap(prefix, true)
        .forEach((key, written) -> {
          if (key.startsWith(prefix)) {
            under.put(key, written);
          }
        });
    return under;
  }

  /** The lines by kind and text, top down, made from nothing but the plain map. */
  private List<String> expected(String prefix, String delimiter) {
    String end = loaded.getOrDefault(prefix, "");
    TreeMap<String, Boolean> children = new TreeMap<>(store.comparator());
    for (String key : under(prefix).keySet()) {
      int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      children.put(at < 0 ? key : key.substring(0, at + delimiter.length()), at >= 0);
    }
    List<String> lines = new ArrayList<>();
    children.forEach((text, folds) -> {
      if (end == null || store.comparator().compare(text, end) <= 0) {
        lines.add((folds ? "+" : " ") + text);
        if (folds && loaded.containsKey(text)) {
          lines.addAll(expected(text, delimiter));
        }
      }
    });
    if (end != null) {
      lines.add("…" + prefix);
    }
    return lines;
  }

  private List<String> shown() {
    return rows.stream()
        .map(row ->
            switch (row) {
              case Folder folder -> "+" + folder.prefix();
              case KeyRow key -> " " + key.key();
              case MoreRow more -> "…" + more.folder().prefix();
            })
        .toList();
  }

  private void assertWhereTheySay() {
    assertEquals(mirror, List.copyOf(rows));
    assertEquals(IntStream.range(0, rows.size()).boxed().toList(), rows.indicesOf(mirror));
    rows.forEach(row -> assertTrue(rows.has(row)));
  }

  /** What is told must be enough to know the list. */
  private void follow(ListChangeListener.Change<? extends Row> change) {
    while (change.next()) {
      List<Row> range =
          mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
      assertEquals(change.getRemoved(), range);
      range.clear();
      mirror.addAll(change.getFrom(), change.getAddedSubList());
    }
  }
}

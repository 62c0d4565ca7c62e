package lockmap.console.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is directly in one folder, in the order of the listing. Whatever comes or goes is
 * {@linkplain Lines#touch touched}, with all that was in a folder that goes. Belongs to the JavaFX
 * thread.
 */
final class Children {

  private final NavigableMap<String, Row> rows = new TreeMap<>(Utf8Order.INSTANCE);
  private final Map<String, Row> byText = new HashMap<>(); // most changes only look one up
  private final Lines lines;

  Children(Lines lines) {
    this.lines = lines;
  }

  @Nullable Row get(String text) {
    return byText.get(text);
  }

  /** The row of a key or of a folder; made where there is none. */
  Row getOrAdd(String text, Function<String, Row> made) {
    Row there = byText.get(text);
    if (there != null) {
      return there;
    }
    Row row = made.apply(text);
    rows.put(text, row);
    byText.put(text, row);
    row.enter();
    lines.touch(row);
    return row;
  }

  void remove(String text) {
    leave(rows.remove(text));
  }

  void removeLast() {
    var last = rows.pollLastEntry();
    leave(last == null ? null : last.getValue());
  }

  void clear() {
    List<Row> gone = new ArrayList<>(rows.values());
    rows.clear();
    byText.clear();
    gone.forEach(this::leave);
  }

  int size() {
    return rows.size();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** All of them, in their order; not to be changed meanwhile. */
  Collection<Row> all() {
    return rows.values();
  }

  /** What comes last; empty where there is nothing. */
  String last() {
    return rows.isEmpty() ? "" : rows.lastKey();
  }

  /**
   * What is in a range.
   *
   * @param after where it begins, itself not in it
   * @param end where it ends, itself in it; null for no end
   */
  Set<String> between(String after, @Nullable String end) {
    return new HashSet<>(
        end == null
            ? rows.tailMap(after, false).keySet()
            : rows.subMap(after, false, end, true).keySet());
  }

  private void leave(@Nullable Row row) {
    if (row != null) {
      byText.remove(row.text());
      row.leave();
      lines.touch(row);
      if (row instanceof Folder folder) {
        folder.collapse();
      }
    }
  }
}

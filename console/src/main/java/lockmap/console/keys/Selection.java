package lockmap.console.keys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which rows the operator has chosen, and where the cursor is. Rows are remembered by what they
 * are, not by where they stand, so that what comes and goes around them changes nothing. A chosen
 * row that goes is chosen no longer, and none takes its place, so that nobody deletes a key that
 * has slipped under the cursor. Belongs to the JavaFX thread.
 */
final class Selection {

  private final RowList rows;
  private final Set<Row> chosen = new LinkedHashSet<>();
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper matching = new ReadOnlyBooleanWrapper();
  private @Nullable Row cursor;
  private @Nullable Row anchor;

  Selection(RowList rows) {
    this.rows = rows;
  }

  /** Another number whenever something else is chosen. */
  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** Whether everything is chosen that the filter lets through, loaded or not. */
  ReadOnlyBooleanProperty matchingProperty() {
    return matching.getReadOnlyProperty();
  }

  /** Where the cursor is; null where it is nowhere. */
  @Nullable Row cursor() {
    return cursor;
  }

  /** Where the cursor is in the list; -1 where it is nowhere. */
  int cursorIndex() {
    return rows.indexOf(cursor);
  }

  boolean has(Row row) {
    return chosen.contains(row) || (matching.get() && !(row instanceof MoreRow));
  }

  /** All that is chosen, but rows that are no more than an offer. */
  List<Row> chosen() {
    return chosen.stream().filter(row -> !(row instanceof MoreRow)).toList();
  }

  /** Whether no row is chosen by itself. */
  boolean isEmpty() {
    return chosen.stream().allMatch(MoreRow.class::isInstance);
  }

  /** How many rows are chosen by themselves. */
  int count() {
    return (int) chosen.stream().filter(row -> !(row instanceof MoreRow)).count();
  }

  /** The key that alone is chosen; null where it is none or more. */
  @Nullable KeyRow onlyKey() {
    return chosen.size() == 1 && chosen.iterator().next() instanceof KeyRow row ? row : null;
  }

  /** Chooses one row alone; an index outside of the list is the nearest in it. */
  void only(int index) {
    Row row = at(index);
    if (row != null) {
      chosen.clear();
      chosen.add(row);
      anchor = row;
      moved(row);
    }
  }

  /** Chooses all from where the last choice was made. */
  void upTo(int index) {
    Row row = at(index);
    Row from = anchor == null ? row : anchor;
    if (row != null && from != null) {
      chosen.clear();
      int low = Math.min(rows.indexOf(from), rows.indexOf(row));
      int high = Math.max(rows.indexOf(from), rows.indexOf(row));
      chosen.addAll(rows.subList(low, high + 1));
      anchor = from;
      moved(row);
    }
  }

  /** Chooses a row besides, or no longer. */
  void toggle(int index) {
    Row row = at(index);
    if (row != null) {
      if (!chosen.remove(row)) {
        chosen.add(row);
      }
      anchor = row;
      moved(row);
    }
  }

  /** Chooses every row there is. */
  void all() {
    chosen.addAll(rows);
    changed(false);
  }

  /** Chooses everything that the filter lets through, whether it is loaded or not. */
  void allMatching() {
    chosen.clear();
    changed(true);
  }

  /** Chooses nothing. */
  void none() {
    chosen.clear();
    changed(false);
  }

  /** Lets go of rows that are gone. */
  void follow() {
    boolean fewer = chosen.removeIf(row -> !rows.has(row));
    if (anchor != null && !rows.has(anchor)) {
      anchor = null;
    }
    if (cursor != null && !rows.has(cursor)) {
      cursor = at(cursor.index());
      fewer = true;
    }
    if (fewer) {
      changed(matching.get());
    }
  }

  private void moved(Row row) {
    cursor = row;
    changed(false);
  }

  private void changed(boolean all) {
    matching.set(all);
    version.set(version.get() + 1);
  }

  private @Nullable Row at(int index) {
    return rows.isEmpty() ? null : rows.get(Math.clamp(index, 0, rows.size() - 1));
  }
}

package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Two texts side by side, and where somebody is among their differences. Differences count from 0.
 * Belongs to the JavaFX application thread.
 */
final class DiffModel {

  /**
   * Lines side by side; none where a side has no line there.
   *
   * @param change the difference it belongs to, or -1
   */
  record Row(@Nullable Numbered left, @Nullable Numbered right, int change) {

    /** Which words changed: none where only one side has a line or both are the same. */
    WordDiff words() {
      return left == null || right == null || change < 0
          ? new WordDiff(List.of(), List.of())
          : WordDiff.of(Lines.withoutBreak(left.text()), Lines.withoutBreak(right.text()));
    }
  }

  private final Diff diff;
  private final List<Row> rows = new ArrayList<>();
  private final int[] firstRows;
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);

  DiffModel(Diff diff) {
    this.diff = diff;
    this.firstRows = new int[diff.edits().size()];
    int left = 0;
    int right = 0;
    for (int change = 0; change < firstRows.length; change++) {
      Edit edit = diff.edits().get(change);
      add(left, edit.leftStart(), right, edit.rightStart(), -1);
      firstRows[change] = rows.size();
      add(edit.leftStart(), edit.leftEnd(), edit.rightStart(), edit.rightEnd(), change);
      left = edit.leftEnd();
      right = edit.rightEnd();
    }
    add(left, diff.left().size(), right, diff.right().size(), -1);
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  int changes() {
    return firstRows.length;
  }

  boolean coarse() {
    return diff.coarse();
  }

  /** The difference that the keyboard is at, or -1 before the first move. */
  ReadOnlyIntegerProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Where the first row of a difference is. */
  int rowOf(int change) {
    return firstRows[change];
  }

  /** Moves to the next difference, from the last to the first. */
  void next() {
    if (changes() > 0) {
      current.set((current.get() + 1) % changes());
    }
  }

  /** Moves to the difference before, from the first to the last. */
  void previous() {
    if (changes() > 0) {
      current.set(current.get() <= 0 ? changes() - 1 : current.get() - 1);
    }
  }

  /** All differences in a sentence. */
  String summary() {
    int removed = diff.edits().stream().mapToInt(Edit::leftSize).sum();
    int added = diff.edits().stream().mapToInt(Edit::rightSize).sum();
    if (changes() == 0) {
      return "The texts are the same.";
    }
    String counts =
        "%,d %s: %,d %s removed, %,d added."
            .formatted(
                changes(),
                changes() == 1 ? "difference" : "differences",
                removed,
                removed == 1 ? "line" : "lines",
                added);
    return coarse()
        ? counts + " The texts are very unlike, so more lines may be the same than is shown."
        : counts;
  }

  private void add(int leftFrom, int leftTo, int rightFrom, int rightTo, int change) {
    int height = Math.max(leftTo - leftFrom, rightTo - rightFrom);
    List<String> left = diff.left().subList(leftFrom, leftTo);
    List<String> right = diff.right().subList(rightFrom, rightTo);
    for (int at = 0; at < height; at++) {
      rows.add(
          new Row(
              Numbered.of(left, at, leftFrom + 1), Numbered.of(right, at, rightFrom + 1), change));
    }
  }
}

package lockmap.console.keys;

import java.util.List;
import javafx.collections.ObservableListBase;

/** The lines of the list, which change all at once and tell so once. */
final class RowList extends ObservableListBase<Row> {

  private List<Row> rows = List.of();

  @Override
  public Row get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  /** Whether a line is in the list. */
  boolean has(Row row) {
    return row.index() >= 0 && row.index() < rows.size() && rows.get(row.index()) == row;
  }

  /**
   * Shows other lines; what is told of is the range outside of which nothing is different.
   *
   * @param next no longer changed by the caller
   */
  void show(List<Row> next) {
    int most = Math.min(rows.size(), next.size());
    int head = 0;
    while (head < most && rows.get(head) == next.get(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && rows.get(rows.size() - 1 - tail) == next.get(next.size() - 1 - tail)) {
      tail++;
    }
    List<Row> removed = rows.subList(head, rows.size() - tail);
    beginChange();
    rows = next;
    if (!removed.isEmpty()) {
      nextRemove(head, removed);
    }
    if (head < next.size() - tail) {
      nextAdd(head, next.size() - tail);
    }
    endChange();
  }
}

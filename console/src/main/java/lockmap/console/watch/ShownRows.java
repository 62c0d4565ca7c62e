package lockmap.console.watch;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * Those rows of a {@link RowRing} that a filter shows. It looks at each row once, however long it
 * has been there, and tells of all that has come and gone since the last look as one change.
 */
final class ShownRows extends ObservableListBase<Row> {

  /** So much text is searched in a tick that it stays within a frame. */
  private static final int MOST_CHARACTERS = 2 << 20;

  private final RowRing ring;
  private @Nullable Row[] rows = new Row[1 << 10];
  private long[] positions = new long[rows.length];
  private int head;
  private int size;
  private RowFilter filter = RowFilter.NONE;
  private long next;

  /** Shows all rows, from the next look on. */
  ShownRows(RowRing ring) {
    this.ring = ring;
  }

  @Override
  public Row get(int index) {
    Row row = index < 0 || index >= size ? null : rows[slot(index)];
    if (row == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return row;
  }

  @Override
  public int size() {
    return size;
  }

  RowFilter filter() {
    return filter;
  }

  /** Whether some rows have not been looked at. */
  boolean isBehind() {
    return next < ring.end();
  }

  /** Shows other rows, from the next look on. */
  void filter(RowFilter other) {
    filter = other;
    next = ring.first();
    beginChange();
    removeFirst(size);
    endChange();
  }

  /**
   * Drops what the ring has dropped and shows what has come.
   *
   * @param most how many rows to look at
   * @return how many rows were dropped from the beginning
   */
  int look(int most) {
    int gone = 0;
    while (gone < size && positions[slot(gone)] < ring.first()) {
      gone++;
    }
    beginChange();
    removeFirst(gone);
    int before = size;
    addMatching(most);
    if (size > before) {
      nextAdd(before, size);
    }
    endChange();
    return gone;
  }

  private void addMatching(int most) {
    next = Math.max(next, ring.first());
    long end = Math.min(ring.end(), next + most);
    long characters = 0;
    while (next < end && characters < MOST_CHARACTERS) {
      Row row = ring.at(next);
      if (filter.shows(row)) {
        append(row, next);
      }
      characters += row.weight();
      next++;
    }
  }

  private void append(Row row, long position) {
    if (size == rows.length) {
      grow();
    }
    rows[slot(size)] = row;
    positions[slot(size)] = position;
    size++;
  }

  private void removeFirst(int count) {
    if (count == 0) {
      return;
    }
    List<Row> removed = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      removed.add(get(index));
      rows[slot(index)] = null;
    }
    head = slot(count);
    size -= count;
    nextRemove(0, removed);
  }

  private void grow() {
    @Nullable Row[] moreRows = new Row[rows.length * 2];
    long[] morePositions = new long[moreRows.length];
    for (int index = 0; index < size; index++) {
      moreRows[index] = rows[slot(index)];
      morePositions[index] = positions[slot(index)];
    }
    rows = moreRows;
    positions = morePositions;
    head = 0;
  }

  /** The arrays' length is a power of two. */
  private int slot(int index) {
    return (head + index) & (rows.length - 1);
  }
}

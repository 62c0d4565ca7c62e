package lockmap.console.watch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest rows, each at a position that it keeps as long as it is there. Where there are too
 * many, or they have too many characters, the oldest make room.
 */
final class RowRing {

  private static final int LEAST = 1 << 10;

  private final int most;
  private final long mostCharacters;
  private @Nullable Row[] rows;
  private long first;
  private long end;
  private long characters;
  private long dropped;

  /**
   * An empty ring.
   *
   * @param most how many rows there may be
   * @param mostCharacters how many characters they may have together
   */
  RowRing(int most, long mostCharacters) {
    this.most = most;
    this.mostCharacters = mostCharacters;
    this.rows = new Row[Math.min(most, LEAST)];
  }

  /** The position of the oldest row. */
  long first() {
    return first;
  }

  /** The position behind the newest row. */
  long end() {
    return end;
  }

  int size() {
    return (int) (end - first);
  }

  /** How many rows have made room for others since it was emptied. */
  long dropped() {
    return dropped;
  }

  /** The row at a position, at which there is one. */
  Row at(long position) {
    Row row = position < first || position >= end ? null : rows[slot(position)];
    if (row == null) {
      throw new IndexOutOfBoundsException(position);
    }
    return row;
  }

  /** Puts a row behind all others. */
  void add(Row row) {
    characters += row.weight();
    while (size() == most || (characters > mostCharacters && size() > 0)) {
      Row _ = removeFirst();
      dropped++;
    }
    if (size() == rows.length) {
      grow();
    }
    rows[slot(end)] = row;
    end++;
  }

  /** Takes the oldest row away, of which there must be one. */
  Row removeFirst() {
    Row row = at(first);
    rows[slot(first)] = null;
    first++;
    characters -= row.weight();
    return row;
  }

  /** Counts those that made room from none again. */
  void forgetDropped() {
    dropped = 0;
  }

  /** Forgets all rows, and that some were dropped; positions go on. */
  void clear() {
    Arrays.fill(rows, null);
    first = end;
    characters = 0;
    dropped = 0;
  }

  private void grow() {
    @Nullable Row[] larger = new Row[Math.min(most, rows.length * 2)];
    for (long position = first; position < end; position++) {
      larger[(int) (position % larger.length)] = rows[slot(position)];
    }
    rows = larger;
  }

  private int slot(long position) {
    return (int) (position % rows.length);
  }
}

package lockmap.console.keys;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the list, {@linkplain RowOrder in order}. They change all at once and tell so once.
 * Where a row stands is sought when that is asked for, as it would take too long to keep it in each
 * row while others come and go above it.
 */
final class RowList extends ObservableListBase<Row> {

  private static final int FEW = 64;

  private Row[] rows = {};

  @Override
  public Row get(int index) {
    return rows[index];
  }

  @Override
  public int size() {
    return rows.length;
  }

  /** Whether a line is in the list. */
  boolean has(Row row) {
    return row.isListed();
  }

  @Override
  public boolean contains(@Nullable Object object) {
    return object instanceof Row row && has(row);
  }

  @Override
  public int indexOf(@Nullable Object object) {
    return object instanceof Row row && has(row) ? find(row) : -1;
  }

  /** Where some of the lines are, in the order in which they are given. */
  List<Integer> indicesOf(Collection<Row> some) {
    if (some.size() > FEW) {
      for (int index = 0; index < rows.length; index++) {
        rows[index].placeAt(index);
      }
    }
    return some.stream().map(this::indexOf).toList();
  }

  /** Has no lines any more. */
  @Override
  public void clear() {
    Row[] before = rows;
    if (before.length > 0) {
      rows = new Row[0];
      for (Row row : before) {
        row.list(false);
      }
      fireChange(new RangeChange(this, 0, 0, view(before, 0, before.length)));
    }
  }

  /**
   * Takes in what is due and puts out what is no longer; what is told of is the range outside of
   * which nothing is different. It takes as long as is needed to find the place of each, and to
   * copy the others as they are.
   *
   * @param touched all rows that may have come or gone, and perhaps others
   */
  void change(Collection<Row> touched) {
    Row[] gone = touched.stream().filter(row -> row.isListed() && !row.isDue()).toArray(Row[]::new);
    Row[] come = touched.stream().filter(row -> row.isDue() && !row.isListed()).toArray(Row[]::new);
    if (gone.length + come.length > 0) {
      change(gone, come);
    }
  }

  private void change(Row[] gone, Row[] come) {
    Arrays.sort(come, RowOrder.INSTANCE);
    int[] from = new int[gone.length];
    for (int n = 0; n < gone.length; n++) {
      from[n] = find(gone[n]);
      gone[n].placeAt(from[n]);
      gone[n].list(false);
    }
    Arrays.sort(from);
    int[] to = new int[come.length];
    for (int n = 0; n < come.length; n++) {
      to[n] = lowerBound(come[n]);
      come[n].list(true);
    }
    Row[] before = rows;
    rows = merged(before, from, come, to);
    int start = Math.min(first(from), first(to));
    int end = Math.max(last(from) + 1, last(to)); // behind it all is as it was
    int difference = come.length - gone.length;
    fireChange(new RangeChange(this, start, end + difference, view(before, start, end)));
  }

  /** The lines with some taken out, and with others put in before given ones. */
  private static Row[] merged(Row[] before, int[] out, Row[] in, int[] at) {
    Row[] after = new Row[before.length - out.length + in.length];
    int read = 0;
    int written = 0;
    int nextOut = 0;
    int nextIn = 0;
    while (nextOut < out.length || nextIn < in.length) {
      boolean putIn = nextIn < in.length && (nextOut == out.length || at[nextIn] <= out[nextOut]);
      int until = putIn ? at[nextIn] : out[nextOut];
      System.arraycopy(before, read, after, written, until - read);
      written += until - read;
      read = until;
      if (putIn) {
        after[written++] = in[nextIn++];
      } else {
        read++;
        nextOut++;
      }
    }
    System.arraycopy(before, read, after, written, before.length - read);
    return after;
  }

  private int find(Row row) {
    int known = row.index();
    if (known < 0 || known >= rows.length || rows[known] != row) {
      known = lowerBound(row);
      if (known == rows.length || rows[known] != row) {
        throw new IllegalStateException("'%s' is not in its place".formatted(row.text()));
      }
      row.placeAt(known);
    }
    return known;
  }

  private int lowerBound(Row row) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (RowOrder.INSTANCE.compare(rows[middle], row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int first(int[] sorted) {
    return sorted.length == 0 ? Integer.MAX_VALUE : sorted[0];
  }

  private static int last(int[] sorted) {
    return sorted.length == 0 ? -1 : sorted[sorted.length - 1];
  }

  private static List<Row> view(Row[] rows, int from, int to) {
    return Collections.unmodifiableList(Arrays.asList(rows).subList(from, to));
  }
}

package lockmap.console.keys;

import java.util.List;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;

/** Tells that one range of a list is another now, without a copy of either. */
final class RangeChange extends Change<Row> {

  private static final int[] NO_PERMUTATION = {};

  private final int from;
  private final int to;
  private final List<Row> removed;
  private boolean told;

  /**
   * A change that has happened.
   *
   * @param from where the range begins
   * @param to where it ends now, itself not in it
   * @param removed what was there before
   */
  RangeChange(ObservableList<Row> list, int from, int to, List<Row> removed) {
    super(list);
    this.from = from;
    this.to = to;
    this.removed = removed;
  }

  @Override
  public boolean next() {
    boolean first = !told;
    told = true;
    return first;
  }

  @Override
  public void reset() {
    told = false;
  }

  @Override
  public int getFrom() {
    return from;
  }

  @Override
  public int getTo() {
    return to;
  }

  @Override
  public List<Row> getRemoved() {
    return removed;
  }

  @Override
  protected int[] getPermutation() {
    return NO_PERMUTATION;
  }
}

package lockmap.console.keys;

import java.util.Comparator;

/**
 * The order of the lines, top down. It is that of the listing: a folder stands before all that
 * begins with its prefix, also before the key of just that name, and the row to load more of it by
 * stands behind all of that. No two rows that are due at one time are in the same place.
 */
final class RowOrder implements Comparator<Row> {

  static final RowOrder INSTANCE = new RowOrder();

  private RowOrder() {}

  @Override
  public int compare(Row one, Row other) {
    if (one == other) {
      return 0;
    }
    if (one instanceof MoreRow && other.text().startsWith(one.text())) {
      return other instanceof MoreRow && other.text().equals(one.text()) ? 0 : 1;
    }
    if (other instanceof MoreRow && one.text().startsWith(other.text())) {
      return -1;
    }
    int order = Utf8Order.INSTANCE.compare(one.text(), other.text());
    return order == 0 ? Boolean.compare(other instanceof Folder, one instanceof Folder) : order;
  }
}

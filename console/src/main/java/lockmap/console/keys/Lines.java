package lockmap.console.keys;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which rows of a tree may have to come into the list or to leave it, since it was last brought up
 * to date, and which folders are open. A row says by itself whether it {@linkplain Row#isDue is
 * due} and whether it {@linkplain Row#isListed is listed}, so that it may be touched too often, and
 * in any order, but never too seldom. Belongs to the JavaFX thread.
 */
final class Lines {

  private final int most;
  private final Set<Row> touched = new LinkedHashSet<>();
  private final Set<Folder> open = new LinkedHashSet<>();

  /**
   * Nothing touched, nothing open.
   *
   * @param most how many lines there may be
   */
  Lines(int most) {
    this.most = most;
  }

  /** How many lines there may be. */
  int most() {
    return most;
  }

  /** Says that a row may have become due, or no longer. */
  void touch(Row row) {
    touched.add(row);
  }

  void opened(Folder folder) {
    open.add(folder);
  }

  void closed(Folder folder) {
    open.remove(folder);
  }

  /** The folders that are expanded. */
  Collection<Folder> open() {
    return Collections.unmodifiableSet(open);
  }

  /** How many lines more there will be than there are. */
  int growth() {
    int growth = 0;
    for (Row row : touched) {
      growth += (row.isDue() ? 1 : 0) - (row.isListed() ? 1 : 0);
    }
    return growth;
  }

  /** Brings the list up to date. */
  void show(RowList rows) {
    rows.change(touched);
    touched.clear();
  }
}

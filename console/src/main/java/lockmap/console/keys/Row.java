package lockmap.console.keys;

/**
 * A line of the list, or what may become one. It is the same object for as long as what it stands
 * for is loaded, so that it can be remembered. Belongs to the JavaFX thread.
 */
abstract sealed class Row permits KeyRow, Folder, MoreRow {

  private final int depth;
  private int index = -1;
  private boolean within;
  private boolean listed;

  /**
   * A line that is not in the list yet.
   *
   * @param depth in how many folders it is
   */
  Row(int depth) {
    this.depth = depth;
  }

  int depth() {
    return depth;
  }

  /** Where in the list it was when somebody last asked for it; where it was when it went. */
  int index() {
    return index;
  }

  void placeAt(int place) {
    index = place;
  }

  /** Whether it is in the list. */
  boolean isListed() {
    return listed;
  }

  void list(boolean now) {
    listed = now;
  }

  /** Whether it is among the children of its folder. */
  boolean isWithin() {
    return within;
  }

  void enter() {
    within = true;
  }

  void leave() {
    within = false;
  }

  /** Whether it is to be in the list. */
  abstract boolean isDue();

  /** What it stands for: a whole key, or a prefix. */
  abstract String text();

  /** What is written on it. */
  abstract String name();
}

package lockmap.console.keys;

/**
 * A line of the list. It is the same object for as long as what it stands for is shown, however
 * often it is listed again, so that it can be remembered. Belongs to the JavaFX thread.
 */
abstract sealed class Row permits KeyRow, Folder, MoreRow {

  private final int depth;
  private int index = -1;

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

  /** Where in the list it was when it was last there. */
  int index() {
    return index;
  }

  void placeAt(int place) {
    index = place;
  }

  /** What is written on it. */
  abstract String name();
}

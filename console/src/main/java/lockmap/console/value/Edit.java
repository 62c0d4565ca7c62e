package lockmap.console.value;

/**
 * A stretch of the left that a stretch of the right stands for; one of them may be empty. Indices
 * from 0, ends exclusive.
 */
record Edit(int leftStart, int leftEnd, int rightStart, int rightEnd) {

  int leftSize() {
    return leftEnd - leftStart;
  }

  int rightSize() {
    return rightEnd - rightStart;
  }
}

package lockmap.console.value;

import java.util.List;

/**
 * How two texts differ, line by line. A line break belongs to its line, so one that is missing or
 * of another kind is a difference as well.
 *
 * @param left the lines of the one text, with their line breaks
 * @param right those of the other
 * @param edits what differs, in order
 * @param coarse whether the texts are so unlike that not all they have in common was looked for
 */
record Diff(List<String> left, List<String> right, List<Edit> edits, boolean coarse) {

  /** A good third of a second, on top of what grows with the length of the texts. */
  private static final long BUDGET = 40_000_000;

  static Diff of(String left, String right) {
    return of(Lines.of(left), Lines.of(right));
  }

  static Diff of(List<String> left, List<String> right) {
    Alignment alignment = new Alignment(left, right, BUDGET);
    return new Diff(left, right, alignment.edits(), alignment.coarse());
  }
}

package lockmap.console.palette;

import java.util.BitSet;

/** One line of the palette's list. */
sealed interface Line {

  /** What the lines after it have in common. */
  record Heading(String name) implements Line {}

  /**
   * Something to choose.
   *
   * @param letters which chars of its name were meant by what was typed
   */
  record Choice(Offer offer, BitSet letters) implements Line {}

  /** Something to know. */
  record Note(String text) implements Line {}
}

package lockmap.console.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text as an editor of lines can take it. The control keeps lines without their breaks, so it
 * gives back exactly what it was given only where all breaks are the same; and it lays a line out
 * whole, so a very long one would stop the window. A text that is not fit for it is still to be
 * looked at, in lines that are.
 *
 * @param lines without their breaks, one at least; the last is empty where a break ends the text
 * @param lineBreak what stands between two of them
 * @param obstacle why the text can only be looked at, as a sentence, or empty where it can be
 *     edited
 */
record EditorText(List<String> lines, String lineBreak, String obstacle) {

  /**
   * The longest line that is laid out in one piece, in characters. Measured on one core: with
   * 10,000 a key stroke costs a tenth of a second, with 1,048,576 the window stands still for
   * longer than anybody waits.
   */
  static final int LONGEST_LINE = 10_000;

  private static final int PIECE = 1_000;

  static EditorText of(String text) {
    List<String> lines = Lines.of(text);
    Set<String> breaks = lines.stream().map(Lines::breakOf).collect(Collectors.toSet());
    breaks.remove("");
    String obstacle = obstacle(lines, breaks);
    String lineBreak = breaks.contains("\r\n") ? "\r\n" : "\n";
    List<String> shown = new ArrayList<>(lines.size() + 1);
    for (String line : lines) {
      addPieces(shown, Lines.withoutBreak(line));
    }
    if (lines.isEmpty() || !Lines.breakOf(lines.getLast()).isEmpty()) {
      shown.add("");
    }
    return new EditorText(Collections.unmodifiableList(shown), lineBreak, obstacle);
  }

  boolean isEditable() {
    return obstacle.isEmpty();
  }

  private static String obstacle(List<String> lines, Set<String> breaks) {
    if (breaks.contains("\r")) {
      return "A carriage return stands alone in this text, and an edit here would lose it:"
          + " it can only be looked at.";
    }
    if (breaks.size() > 1) {
      return "The lines of this text end in different ways, and an edit here would make them alike:"
          + " it can only be looked at.";
    }
    if (lines.stream().anyMatch(line -> Lines.withoutBreak(line).length() > LONGEST_LINE)) {
      return "This text has a line of more than %,d characters: it is cut into pieces and can only be"
              .formatted(LONGEST_LINE)
          + " looked at. If it is JSON, lay it out in lines to edit it.";
    }
    return "";
  }

  private static void addPieces(List<String> shown, String line) {
    if (line.length() <= LONGEST_LINE) {
      shown.add(line);
      return;
    }
    int start = 0;
    while (start < line.length()) {
      int end = Math.min(line.length(), start + PIECE);
      if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
        end--;
      }
      shown.add(line.substring(start, end));
      start = end;
    }
  }
}

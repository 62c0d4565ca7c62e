package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as its lines, each with the line break that ends it, so that joining them loses nothing.
 */
final class Lines {

  private Lines() {}

  /**
   * The lines of a text: none of an empty one, and no empty one behind the last line break.
   *
   * @param text lines may end in a line feed, a carriage return or both
   */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1))) {
        lines.add(text.substring(start, at + 1));
        start = at + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** What ends a line: one of {@code "\r\n"}, {@code "\n"}, {@code "\r"} and nothing. */
  static String breakOf(String line) {
    if (line.endsWith("\r\n")) {
      return "\r\n";
    }
    return line.endsWith("\n") ? "\n" : line.endsWith("\r") ? "\r" : "";
  }

  /** A line without what ends it. */
  static String withoutBreak(String line) {
    return line.substring(0, line.length() - breakOf(line).length());
  }
}

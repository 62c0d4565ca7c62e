package lockmap.console.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line and its number.
 *
 * @param number from 1
 * @param text with the line break that ends it
 */
record Numbered(int number, String text) {

  /** One of the lines whose first has the given number, if there are so many. */
  static @Nullable Numbered of(List<String> lines, int at, int first) {
    return at < lines.size() ? new Numbered(first + at, lines.get(at)) : null;
  }
}

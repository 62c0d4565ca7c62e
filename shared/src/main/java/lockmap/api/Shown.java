package lockmap.api;

/**
 * Text of strangers, made fit to be looked at: what would move a terminal's cursor, change colours,
 * reorder the line or hide in it is shown by its number instead, as JSON escapes it.
 */
public final class Shown {

  private Shown() {}

  /** The text on one line. */
  public static String onOneLine(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(shown, codePoint));
    return shown.toString();
  }

  /** The text with its line ends and tabs. */
  public static String onLines(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          if (codePoint == '\n' || codePoint == '\t') {
            shown.append((char) codePoint);
          } else {
            append(shown, codePoint);
          }
        });
    return shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (Quoted.isShowable(codePoint)) {
          shown.appendCodePoint(codePoint);
        } else {
          for (char half : Character.toChars(codePoint)) {
            shown.append("\\u%04x".formatted((int) half));
          }
        }
      }
    }
  }
}

package lockmap.api;

/**
 * Text of a stranger, made fit to stand inside a sentence: short, in double quotes, and without
 * characters that break a line, steer a terminal or have no UTF-8 form.
 */
public final class Quoted {

  private static final int LONGEST = 40;
  private static final char UNSHOWABLE = '\uFFFD';

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).map(Quoted::shown).forEach(quoted::appendCodePoint);
    if (text.codePoints().skip(LONGEST).findAny().isPresent()) {
      quoted.append('…');
    }
    return quoted.append('"').toString();
  }

  /**
   * Whether a character is just one to look at: none that breaks a line, steers a terminal,
   * reorders or hides in a text, or has no UTF-8 form.
   *
   * @param codePoint any code point
   */
  public static boolean isShowable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static int shown(int codePoint) {
    if (!isShowable(codePoint)) {
      return UNSHOWABLE;
    }
    return codePoint == '"' ? '\'' : codePoint;
  }
}

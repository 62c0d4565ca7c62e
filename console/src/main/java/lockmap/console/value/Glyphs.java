package lockmap.console.value;

import lockmap.api.Quoted;

/** Text as it can be shown in one row: characters that are not for looking at have stand-ins. */
final class Glyphs {

  private static final char TAB = '→';
  private static final char PICTURES = '\u2400';
  private static final char PICTURE_OF_DELETE = '\u2421';
  private static final char UNSHOWABLE = '\uFFFD';

  private Glyphs() {}

  /** The same number of characters, each showable. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  /** What a line break is called, the lack of one too. */
  static String nameOfBreak(String lineBreak) {
    return switch (lineBreak) {
      case "\n" -> "LF";
      case "\r\n" -> "CRLF";
      case "\r" -> "CR";
      default -> "no line break";
    };
  }

  private static void append(StringBuilder shown, int point) {
    if (Quoted.isShowable(point)) {
      shown.appendCodePoint(point);
    } else if (point == '\t') {
      shown.append(TAB);
    } else if (point < ' ') {
      shown.append((char) (PICTURES + point));
    } else if (point == 0x7f) {
      shown.append(PICTURE_OF_DELETE);
    } else {
      shown.repeat(UNSHOWABLE, Character.charCount(point));
    }
  }
}

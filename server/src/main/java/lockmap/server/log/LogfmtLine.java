package lockmap.server.log;

/** One line of {@code key=value} pairs in the making. Values are quoted where they need to be. */
final class LogfmtLine {

  private final StringBuilder line = new StringBuilder(160);

  void add(String key, String value) {
    if (!line.isEmpty()) {
      line.append(' ');
    }
    line.append(key).append('=');
    if (!value.isEmpty() && value.chars().allMatch(LogfmtLine::isPlain)) {
      line.append(value);
    } else {
      line.append('"');
      value.chars().forEach(this::addEscaped);
      line.append('"');
    }
  }

  /** The whole line with the newline that ends it. */
  String end() {
    return line.append('\n').toString();
  }

  private void addEscaped(int character) {
    switch (character) {
      case '"', '\\' -> line.append('\\').append((char) character);
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (breaksLine(character)) {
          line.append("\\u%04x".formatted(character));
        } else {
          line.append((char) character);
        }
      }
    }
  }

  private static boolean isPlain(int character) {
    return character > ' '
        && character != '"'
        && character != '='
        && character != '\\'
        && !breaksLine(character);
  }

  /** Whether a terminal or a reader of lines takes it for more than a character to show. */
  private static boolean breaksLine(int character) {
    return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
  }
}

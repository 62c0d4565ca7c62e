package lockmap.console.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys written one after another with white space between. One that has white space itself, or
 * begins with a double quote, stands in double quotes; within them {@code \"} is a double quote and
 * {@code \\} a backslash.
 */
final class KeyWords {

  private final String text;
  private int at;

  private KeyWords(String text) {
    this.text = text;
  }

  /**
   * The keys in their order.
   *
   * @throws IllegalArgumentException where the quotes do not fit
   */
  static List<String> read(String text) {
    KeyWords words = new KeyWords(text);
    List<String> keys = new ArrayList<>();
    words.skipSpace();
    while (words.at < text.length()) {
      keys.add(words.next());
      words.skipSpace();
    }
    return keys;
  }

  /** The same keys, written so that they are read again. */
  static String write(List<String> keys) {
    return String.join(" ", keys.stream().map(KeyWords::word).toList());
  }

  private static String word(String key) {
    boolean plain = !key.startsWith("\"") && key.codePoints().noneMatch(Character::isWhitespace);
    return plain ? key : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String next() {
    return text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int begun = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(begun, at);
  }

  private String quoted() {
    int begun = ++at;
    StringBuilder key = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        requireEscape();
      }
      key.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new IllegalArgumentException(
          "the quote at character %d is not closed".formatted(begun));
    }
    at++;
    if (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      throw new IllegalArgumentException(
          "a space belongs behind the closing quote, character %d".formatted(at));
    }
    return key.toString();
  }

  private void requireEscape() {
    if (at == text.length() || "\\\"".indexOf(text.charAt(at)) < 0) {
      throw new IllegalArgumentException(
          "within quotes a backslash is written twice, see character %d".formatted(at));
    }
  }
}

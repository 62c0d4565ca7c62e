package lockmap.console.watch;

import java.util.List;
import lockmap.api.Shown;
import lockmap.client.WatchQuery;

/** What the operator wants to watch, read from what they have written. */
sealed interface Aim {

  /** As many as fit into the line of a request with room to spare. */
  int MOST_KEYS = 100;

  /** The longest request line that servers take by default is not much longer. */
  int MOST_CHARACTERS = 2_000;

  /**
   * Something that can be watched.
   *
   * @param query what to ask for
   * @param words it, in a few words
   */
  record Right(WatchQuery query, String words) implements Aim {}

  /**
   * Nothing that can be watched.
   *
   * @param complaint what is wrong and what would be right, as a sentence; what is merely not
   *     written yet is told in the same way
   */
  record Wrong(String complaint) implements Aim {}

  /**
   * Reads what is written.
   *
   * @param text of {@link Scope#PREFIX} the prefix exactly as it is; of {@link Scope#KEYS} keys
   *     with spaces between, as {@link KeyWords} reads them; of {@link Scope#ALL} anything
   */
  static Aim of(Scope scope, String text) {
    try {
      return switch (scope) {
        case ALL -> new Right(WatchQuery.all(), "all keys");
        case PREFIX -> prefix(text);
        case KEYS -> keys(KeyWords.read(text));
      };
    } catch (IllegalArgumentException e) {
      return new Wrong(sentence(String.valueOf(e.getMessage())));
    }
  }

  private static Aim prefix(String text) {
    if (text.isEmpty()) {
      return new Wrong("Write what the keys begin with, or choose All keys.");
    }
    requireShort(text.length());
    return new Right(WatchQuery.under(text), "keys under " + brief(text));
  }

  private static Aim keys(List<String> keys) {
    if (keys.isEmpty()) {
      return new Wrong("Write one key, or several with spaces between.");
    }
    if (keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException(
          "these are %d keys, and one watch follows %d at most; watch their prefix instead"
              .formatted(keys.size(), MOST_KEYS));
    }
    requireShort(keys.stream().mapToInt(String::length).sum());
    WatchQuery query = WatchQuery.keys(keys.toArray(String[]::new));
    int count = query.keys().size();
    return new Right(query, count == 1 ? "key " + brief(keys.getFirst()) : count + " keys");
  }

  private static void requireShort(int length) {
    if (length > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "this is longer than the %,d characters that fit into a request"
              .formatted(MOST_CHARACTERS));
    }
  }

  private static String brief(String text) {
    String shown = Shown.onOneLine(text);
    return shown.codePointCount(0, shown.length()) <= 40
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, 39)) + "…";
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}

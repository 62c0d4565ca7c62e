package lockmap.console.keys;

import lockmap.api.Shown;

/** Keys in words. */
final class KeyText {

  private static final int LONGEST = 60;

  private KeyText() {}

  /** A key within a sentence. */
  static String quoted(String key) {
    String cut =
        key.codePointCount(0, key.length()) > LONGEST
            ? key.substring(0, key.offsetByCodePoints(0, LONGEST)) + "…"
            : key;
    return "“" + Shown.onOneLine(cut) + "”";
  }

  /** A number of keys. */
  static String keys(long count) {
    return count == 1 ? "1 key" : "%,d keys".formatted(count);
  }
}

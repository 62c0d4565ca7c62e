package lockmap.console.keys;

import lockmap.api.Shown;

/** Keys and sizes in words. */
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

  /** A number of bytes, such as {@code 812 B} or {@code 1.5 KiB}. */
  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double kibibytes = bytes / 1024.0;
    return kibibytes < 1000
        ? "%.1f KiB".formatted(kibibytes)
        : "%.1f MiB".formatted(kibibytes / 1024);
  }
}

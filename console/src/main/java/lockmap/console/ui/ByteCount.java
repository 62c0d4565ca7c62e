package lockmap.console.ui;

/** How large something is as the server stores it. */
public final class ByteCount {

  private ByteCount() {}

  /** How many bytes of UTF-8 a text has; half a surrogate pair counts as three. */
  public static long of(String text) {
    long bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        bytes += 4;
        at++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /** A number of bytes for people, such as {@code 812 B} or {@code 1.5 KiB}. */
  public static String words(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double kibibytes = bytes / 1024.0;
    return kibibytes < 1000
        ? "%.1f KiB".formatted(kibibytes)
        : "%.1f MiB".formatted(kibibytes / 1024);
  }
}

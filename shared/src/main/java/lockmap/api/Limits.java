package lockmap.api;

/**
 * How much of each thing the contract allows, and the checks that go with it. What lies outside is
 * refused in the same words wherever it turns up.
 */
public final class Limits {

  /** The longest key, in bytes of UTF-8. The shortest is one byte. */
  public static final int MAX_KEY_BYTES = 1024;

  /** The longest value, in bytes of UTF-8, unless the server is set up otherwise. */
  public static final int DEFAULT_MAX_VALUE_BYTES = 1 << 20;

  /** The most operations in one batch. */
  public static final int MAX_BATCH_OPERATIONS = 1024;

  /** The shortest time to live, in seconds. */
  public static final long MIN_TTL_SECONDS = 1;

  /** The longest time to live, in seconds: 100 years of 365 days. */
  public static final long MAX_TTL_SECONDS = 3_153_600_000L;

  /** How deep arrays and objects may nest in JSON. */
  public static final int MAX_JSON_DEPTH = 64;

  private Limits() {}

  /**
   * Checks a key. One that has a segment {@code .} or {@code ..} between slashes is refused,
   * because no path can carry it: browsers, proxies and URI classes cut such segments out, also
   * where they are percent-encoded, so that the request would reach another key in silence.
   *
   * @throws IllegalArgumentException where it is not 1 to {@link #MAX_KEY_BYTES} bytes of UTF-8, or
   *     has such a segment
   */
  public static void requireKey(String key) {
    requireText("key", key);
    if (key.isEmpty() || isTooLong(key)) {
      throw new IllegalArgumentException(
          "\"key\" must be 1 to " + MAX_KEY_BYTES + " bytes of UTF-8");
    }
    if (key.indexOf('.') >= 0 && hasSegmentOfDots(key)) {
      throw new IllegalArgumentException("\"key\" has a segment of nothing but dots");
    }
  }

  /** A char is one to three bytes, so few keys are counted through, and none absurdly long. */
  private static boolean isTooLong(String key) {
    return key.length() > MAX_KEY_BYTES
        || (key.length() > MAX_KEY_BYTES / 3 && utf8Length(key) > MAX_KEY_BYTES);
  }

  private static boolean hasSegmentOfDots(String key) {
    for (String segment : key.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks a time to live.
   *
   * @param seconds the time to live in seconds
   * @throws IllegalArgumentException where it is outside the limits
   */
  public static void requireTtl(long seconds) {
    if (seconds < MIN_TTL_SECONDS || seconds > MAX_TTL_SECONDS) {
      throw new IllegalArgumentException(ttlRule());
    }
  }

  static String ttlRule() {
    return "\"ttl\" must be a whole number from " + MIN_TTL_SECONDS + " to " + MAX_TTL_SECONDS;
  }

  /**
   * Checks a revision.
   *
   * @param name what it is called where it stands
   * @throws IllegalArgumentException where it is negative
   */
  public static void requireRevision(String name, long revision) {
    if (revision < 0) {
      throw new IllegalArgumentException(revisionRule(name));
    }
  }

  static String revisionRule(String name) {
    return "\"" + name + "\" must be a whole number that is not negative";
  }

  /**
   * Checks that a text has a UTF-8 form, which one with half a surrogate pair has not.
   *
   * @param name what it is called where it stands
   * @throws IllegalArgumentException where it has none
   */
  public static void requireText(String name, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (at + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
          throw new IllegalArgumentException(
              "\"" + name + "\" has half a surrogate pair, which UTF-8 cannot hold");
        }
        at++;
      }
    }
  }

  private static int utf8Length(String text) {
    return text.codePoints().map(Limits::utf8Length).sum();
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x1_0000 ? 3 : 4;
  }
}

package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * The paths of the server, and how a key becomes part of one.
 *
 * <p>A key's letters, digits, {@code - . _ ~ : @} and slashes stand in a path as they are; every
 * other byte of its UTF-8 form is percent-encoded, also those that mean something to some server or
 * proxy on the way ({@code ; + &}). The server decodes once and has exactly the key again.
 */
public final class Paths {

  /** A key's path begins with this; GET, PUT, DELETE and HEAD. */
  public static final String STORE = "/store/";

  /** The path of a compare-and-swap begins with this; POST. */
  public static final String CAS = "/store/cas/";

  /** The path of an increment begins with this; POST. */
  public static final String INCREMENT = "/store/incr/";

  /** The path of a new time to live begins with this; POST. */
  public static final String TOUCH = "/store/touch/";

  /** The keys as a list; GET and DELETE. */
  public static final String KEYS = "/store";

  /** The path of one key's changes begins with this; GET. */
  public static final String WATCH_KEY = "/watch_key/";

  /** The changes of several keys; POST, and GET for an EventSource. */
  public static final String WATCH = "/watch";

  /** Several operations at once; POST. */
  public static final String BATCH = "/batch";

  /** The server's figures; GET. */
  public static final String STATUS = "/status";

  /** All entries as lines; GET. */
  public static final String EXPORT = "/export";

  /** Entries as lines to be stored; POST. */
  public static final String IMPORT = "/import";

  /** Whether the server is well; GET. */
  public static final String HEALTH = "/health";

  /** Whether the server takes requests; GET. */
  public static final String HEALTH_READY = "/health/ready";

  /** Whether the server runs; GET. */
  public static final String HEALTH_LIVE = "/health/live";

  /** The server's figures for Prometheus; GET. */
  public static final String METRICS = "/metrics";

  /** The description of this interface; GET. */
  public static final String OPENAPI = "/openapi.yaml";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String PLAIN_MARKS = "-._~:@/";

  private Paths() {}

  /**
   * The path of a key.
   *
   * @throws IllegalArgumentException where it is no key
   */
  public static String store(String key) {
    return STORE + encoded(key);
  }

  /**
   * The path of a key's compare-and-swap.
   *
   * @throws IllegalArgumentException where it is no key
   */
  public static String cas(String key) {
    return CAS + encoded(key);
  }

  /**
   * The path of a key's increment.
   *
   * @throws IllegalArgumentException where it is no key
   */
  public static String increment(String key) {
    return INCREMENT + encoded(key);
  }

  /**
   * The path of a key's new time to live.
   *
   * @throws IllegalArgumentException where it is no key
   */
  public static String touch(String key) {
    return TOUCH + encoded(key);
  }

  /**
   * The path of a key's changes.
   *
   * @throws IllegalArgumentException where it is no key
   */
  public static String watchKey(String key) {
    return WATCH_KEY + encoded(key);
  }

  private static String encoded(String key) {
    Limits.requireKey(key);
    StringBuilder path = new StringBuilder(key.length() + 16);
    for (byte b : key.getBytes(UTF_8)) {
      if (isPlain((char) (b & 0xFF))) {
        path.append((char) b);
      } else {
        HEX.toHexDigits(path.append('%'), b);
      }
    }
    return path.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN_MARKS.indexOf(c) >= 0;
  }
}

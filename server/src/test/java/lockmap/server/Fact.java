package lockmap.server;

import org.jspecify.annotations.Nullable;

/**
 * One change of the store.
 *
 * @param name what the event is called that tells of it
 * @param value what stands under the key now, shortened by {@link #brief}; null where nothing does
 * @param timed whether that has a deadline
 */
record Fact(long revision, String name, String key, @Nullable String value, boolean timed) {

  private static final int SHORT = 40;

  /** Enough of a value to know it by, so that a thousand long ones can be kept. */
  static String brief(String value) {
    return value.length() <= SHORT ? value : value.substring(0, SHORT) + '#' + value.hashCode();
  }
}

package lockmap.client;

import lockmap.api.Limits;

/**
 * Which keys a listing is to have. They come in the order of their UTF-8 bytes.
 *
 * @param prefix what they begin with; empty for all
 * @param after the last key that has been listed already; empty for none
 * @param delimiter at what to fold longer keys into what they begin with; empty for not at all
 * @param limit how many keys and folded prefixes a page has at most, 1 to {@value #MOST}
 * @param values whether to tell the values too
 */
public record ListQuery(String prefix, String after, String delimiter, int limit, boolean values) {

  /** The largest page. */
  public static final int MOST = 1000;

  private static final int DEFAULT_LIMIT = 100;

  /** Checks all of it. */
  public ListQuery {
    Limits.requireText("prefix", prefix);
    Limits.requireText("after", after);
    Limits.requireText("delimiter", delimiter);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("\"limit\" must be a whole number from 1 to " + MOST);
    }
  }

  /** All keys, in pages of {@value #DEFAULT_LIMIT}, without their values. */
  public static ListQuery all() {
    return under("");
  }

  /** The keys that begin with a prefix, in pages of {@value #DEFAULT_LIMIT}, without values. */
  public static ListQuery under(String prefix) {
    return new ListQuery(prefix, "", "", DEFAULT_LIMIT, false);
  }

  /** The same, from behind a key on; it need not exist. */
  public ListQuery after(String key) {
    return new ListQuery(prefix, key, delimiter, limit, values);
  }

  /** The same, with what has a delimiter behind the prefix folded. */
  public ListQuery foldedAt(String otherDelimiter) {
    return new ListQuery(prefix, after, otherDelimiter, limit, values);
  }

  /** The same, in pages of another size. */
  public ListQuery limit(int most) {
    return new ListQuery(prefix, after, delimiter, most, values);
  }

  /** The same, with the values. */
  public ListQuery withValues() {
    return new ListQuery(prefix, after, delimiter, limit, true);
  }
}

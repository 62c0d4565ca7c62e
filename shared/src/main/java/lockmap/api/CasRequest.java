package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * The body of a compare-and-swap. What is compared is the revision where one is given, and the
 * value otherwise. The constructor throws {@link IllegalArgumentException} for a text that has no
 * UTF-8 form, a negative revision, a time to live out of range, and a swap of nothing for nothing.
 *
 * @param expected the value that the key must have; null where it must not exist, or where a
 *     revision is given
 * @param revision the revision that must have written the key; null where the value is compared
 * @param replacement the value that the key gets then, {@code new} on the wire; null where it is
 *     removed
 * @param ttl how long the key then lives, in seconds; null where it keeps the time it has
 */
public record CasRequest(
    @Nullable String expected,
    @Nullable Long revision,
    @Nullable String replacement,
    @Nullable Long ttl) {

  /** Checks all of it. */
  public CasRequest {
    if (expected != null) {
      Limits.requireText("expected", expected);
    }
    if (revision != null) {
      Limits.requireRevision("revision", revision);
    }
    if (replacement != null) {
      Limits.requireText("new", replacement);
    }
    if (ttl != null) {
      Limits.requireTtl(ttl);
    }
    if (expected != null && revision != null) {
      throw new IllegalArgumentException("\"expected\" and \"revision\" exclude each other");
    }
    if (replacement == null && ttl != null) {
      throw new IllegalArgumentException("\"ttl\" has no meaning where \"new\" is null");
    }
    if (replacement == null && expected == null && revision == null) {
      throw new IllegalArgumentException("\"expected\" and \"new\" cannot both be null");
    }
  }

  /** Swaps a value for another; the key keeps the time to live that it has. */
  public CasRequest(String expected, String replacement) {
    this(expected, null, replacement, null);
  }

  /** Makes the key, if it does not exist; it then lives for as long as nobody removes it. */
  public static CasRequest create(String value) {
    return new CasRequest(null, null, value, null);
  }

  /** Gives a key that a revision has written another value; it keeps its time to live. */
  public static CasRequest at(long revision, String replacement) {
    return new CasRequest(null, revision, replacement, null);
  }

  /** Removes a key, if it has a value. */
  public static CasRequest remove(String expected) {
    return new CasRequest(expected, null, null, null);
  }

  /** Removes a key, if a revision has written it. */
  public static CasRequest removeAt(long revision) {
    return new CasRequest(null, revision, null, null);
  }

  /**
   * The same swap, with another time to live.
   *
   * @param seconds how long the key then lives
   */
  public CasRequest withTtl(long seconds) {
    return new CasRequest(expected, revision, replacement, seconds);
  }
}

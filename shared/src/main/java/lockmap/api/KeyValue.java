package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * What an export writes and an import reads as one line of JSON. The constructor throws {@link
 * IllegalArgumentException} for a key, a value or a time to live that the contract does not allow;
 * the value's length is the server's to check.
 *
 * @param key the key
 * @param value its value, perhaps empty
 * @param ttl how long it lives on, in seconds; null where it does not expire
 */
public record KeyValue(String key, String value, @Nullable Long ttl) {

  /** The media type of a text in which each line is one of these. */
  public static final String LINES_MEDIA_TYPE = "application/x-ndjson";

  /** Checks all of it. */
  public KeyValue {
    Limits.requireKey(key);
    Limits.requireText("value", value);
    if (ttl != null) {
      Limits.requireTtl(ttl);
    }
  }
}

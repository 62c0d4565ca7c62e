package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * The data of one event of {@code GET /watch}; what happened is the event's name.
 *
 * @param key the key it is about; null with {@code READY} and {@code RESET}, which are about none
 * @param value what stands under the key now; null where nothing does, and where its size is told
 *     in its place
 * @param size the length of that value in bytes of UTF-8, told to a watch that was asked for
 *     without values; null where the value itself is told, or there is none
 * @param revision the revision of the change; with {@code READY} and {@code RESET}, the one at
 *     which the stream stands
 * @param ttl how long the key still lived when it was told, in seconds, rounded up; null where it
 *     does not expire
 */
public record EventData(
    @Nullable String key,
    @Nullable String value,
    @Nullable Integer size,
    long revision,
    @Nullable Long ttl) {

  /** An event that tells the value, or that there is none. */
  public EventData(
      @Nullable String key, @Nullable String value, long revision, @Nullable Long ttl) {
    this(key, value, null, revision, ttl);
  }

  /** An event that is about no key. */
  public EventData(long revision) {
    this(null, null, revision, null);
  }
}

package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * One key in a {@link Listing}.
 *
 * @param key the key
 * @param revision the revision that wrote its value
 * @param ttl how long it still lives, in seconds, rounded up; null where it does not expire
 * @param size the length of its value in bytes of UTF-8
 * @param value its value; null where the listing was asked for without values
 */
public record ListedKey(
    String key, long revision, @Nullable Long ttl, int size, @Nullable String value) {}

package lockmap.api;

import org.jspecify.annotations.Nullable;

/**
 * A key with all that the store knows of it, as {@code ?format=json} gives it.
 *
 * @param key the key
 * @param value its value
 * @param revision the revision that wrote it
 * @param ttl how long it still lives, in seconds, rounded up; null where it does not expire
 */
public record Entry(String key, String value, long revision, @Nullable Long ttl) {}

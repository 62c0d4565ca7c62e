package lockmap.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What a key held at one moment, and which moment that was: every change of the key with a revision
 * up to {@code asOf} is in it, and none with a later one. Whoever also follows the changes can thus
 * go on from a view without a gap and without a double.
 *
 * @param key the key
 * @param slot its slot, or null where it did not exist
 * @param asOf the revision at which this was so
 */
public record View(Utf8Bytes key, @Nullable Slot slot, long asOf) {}

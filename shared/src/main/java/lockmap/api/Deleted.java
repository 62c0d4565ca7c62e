package lockmap.api;

/**
 * How many keys a deletion by prefix removed.
 *
 * @param deleted that many
 */
public record Deleted(long deleted) {}

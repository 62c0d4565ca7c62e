package lockmap.api;

/**
 * How many keys begin with a prefix.
 *
 * @param count that many
 */
public record Count(long count) {}

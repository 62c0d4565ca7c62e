package lockmap.api;

/**
 * How many entries an import stored.
 *
 * @param imported that many
 */
public record Imported(long imported) {}

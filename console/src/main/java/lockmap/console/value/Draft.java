package lockmap.console.value;

/**
 * A text that somebody has begun and not saved.
 *
 * @param base what the key held when they began
 * @param text how far they have come
 */
record Draft(Held base, String text) {}

package lockmap.console.status;

/**
 * Something that is not as it should be.
 *
 * @param level how much it matters
 * @param sentence what is the matter
 * @param remedy what can be done about it
 */
record Advice(Level level, String sentence, String remedy) {

  /** How much something matters, the most first. */
  enum Level {
    /** Something fails now. */
    DANGER,
    /** Something will fail, or already costs somebody something. */
    WARNING,
    /** Something to know. */
    INFO
  }
}

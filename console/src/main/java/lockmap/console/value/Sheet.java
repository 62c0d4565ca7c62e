package lockmap.console.value;

/**
 * What an editor is to show of a value.
 *
 * @param text all of it, or its beginning
 * @param obstacle why it cannot be edited as it is shown, as a sentence; else empty
 */
record Sheet(String text, String obstacle) {

  /** A longer text is shown only in part, in characters. */
  static final int LONGEST = 8 << 20;

  private static final int BEGINNING = 1 << 20;

  /** Whether all of the text is there, so that it can be edited. */
  boolean isWhole() {
    return obstacle.isEmpty();
  }

  /** A text, or its beginning where it is too long to be edited. */
  static Sheet of(String text) {
    if (text.length() <= LONGEST) {
      return new Sheet(text, "");
    }
    int end = Character.isHighSurrogate(text.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
    return new Sheet(
        text.substring(0, end),
        "Only the first %,d of %,d characters are shown, and they cannot be edited here. Hex shows all."
            .formatted(end, text.length()));
  }
}

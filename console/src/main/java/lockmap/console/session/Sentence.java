package lockmap.console.session;

/** Messages that were made to stand within a sentence, as sentences of their own. */
final class Sentence {

  private Sentence() {}

  /** Begins with a capital and ends with a full stop. */
  static String of(String message) {
    String text = message.strip();
    if (text.isEmpty()) {
      return "No more is known.";
    }
    String begun = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return ".!?".indexOf(begun.charAt(begun.length() - 1)) < 0 ? begun + '.' : begun;
  }
}

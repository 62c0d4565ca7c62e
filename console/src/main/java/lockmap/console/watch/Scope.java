package lockmap.console.watch;

/** How much of the store a watch follows. */
enum Scope {
  ALL("All keys", "Every key of the store"),
  PREFIX("Prefix", "What the keys begin with, such as orders/"),
  KEYS("Keys", "One key or several, such as stock/apples \"a key with spaces\"");

  private final String words;
  private final String prompt;

  Scope(String words, String prompt) {
    this.words = words;
    this.prompt = prompt;
  }

  /** What the operator chooses it by. */
  String words() {
    return words;
  }

  /** What to write into the field beside it. */
  String prompt() {
    return prompt;
  }
}

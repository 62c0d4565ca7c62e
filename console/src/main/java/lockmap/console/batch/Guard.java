package lockmap.console.batch;

/** What must be true of a key for an operation to be carried out. */
enum Guard {
  NONE("whatever stands there"),
  ABSENT("only if it does not exist"),
  VALUE("only if its value is"),
  REVISION("only if its revision is");

  private final String words;

  Guard(String words) {
    this.words = words;
  }

  /** It as the end of a sentence. */
  String words() {
    return words;
  }
}

package lockmap.console.batch;

/** What the operator types of an operation. */
enum Field {
  KEY("Key"),
  VALUE("Value"),
  TTL("Time to live"),
  BY("By"),
  EXPECTED("Expected value"),
  REVISION("Expected revision");

  private final String label;

  Field(String label) {
    this.label = label;
  }

  /** What it is called on the screen. */
  String label() {
    return label;
  }
}

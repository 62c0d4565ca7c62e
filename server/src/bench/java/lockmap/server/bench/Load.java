package lockmap.server.bench;

/** What clients ask for. */
enum Load {
  PUT,
  GET,
  /** A hundred reads in one request. */
  BATCH;

  /** How many operations a batch has. */
  static final int BATCH_SIZE = 100;

  /** How many bytes each value has. */
  static final int VALUE_SIZE = 100;

  /** The key that is written and read, of 16 bytes. */
  static final String KEY = "bench-key-000001";

  static final String VALUE = "x".repeat(VALUE_SIZE);

  @Override
  public String toString() {
    return this == BATCH ? "batch of " + BATCH_SIZE + " GETs" : name();
  }
}

package lockmap.client;

/** What came of an import. */
public sealed interface ImportResult {

  /** How many entries are known to have been stored. */
  long imported();

  /**
   * Every line was stored.
   *
   * @param imported how many entries there were
   */
  record Complete(long imported) implements ImportResult {}

  /**
   * The import ended early; what was stored before stays stored.
   *
   * @param imported how many entries are known to have been stored
   * @param line the line that was refused or, where the cause is of another kind, the first of
   *     which it is not known that it was stored; counted from 1 over the whole import
   * @param reason why, in one sentence that names the line
   * @param cause what the request ended with
   */
  record Stopped(long imported, long line, String reason, ClientException cause)
      implements ImportResult {}
}

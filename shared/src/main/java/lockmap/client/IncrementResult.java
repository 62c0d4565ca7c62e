package lockmap.client;

import org.jspecify.annotations.Nullable;

/** What came of an increment. */
public sealed interface IncrementResult {

  /**
   * The key holds a new number.
   *
   * @param number that number
   * @param revision the revision of the write
   */
  record Counted(long number, long revision) implements IncrementResult {}

  /**
   * The key holds no whole number of 64 bits, or would hold none any more; nothing was changed.
   *
   * @param revision the revision that wrote what stands there; null where the server did not tell
   */
  record NotCountable(@Nullable Long revision) implements IncrementResult {}
}

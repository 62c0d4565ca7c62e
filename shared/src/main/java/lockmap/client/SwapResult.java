package lockmap.client;

import org.jspecify.annotations.Nullable;

/** What came of a compare-and-swap. */
public sealed interface SwapResult {

  /**
   * The key was as expected, and is now as asked: made, changed or removed.
   *
   * @param revision the revision of the write or of the removal
   */
  record Swapped(long revision) implements SwapResult {}

  /** There is no such key, where one was expected. */
  record Absent() implements SwapResult {}

  /**
   * The key is not as expected, and nothing was changed.
   *
   * @param revision the revision that wrote what stands there; null where the server did not tell
   */
  record Conflict(@Nullable Long revision) implements SwapResult {}
}

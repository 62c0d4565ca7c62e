package lockmap.client;

import org.jspecify.annotations.Nullable;

/** What came of a deletion. */
public sealed interface DeleteResult {

  /**
   * The key is gone.
   *
   * @param revision the revision of the removal
   * @param previous what stood there before; null where that was not asked for
   */
  record Deleted(long revision, @Nullable String previous) implements DeleteResult {}

  /** There was no such key. */
  record Absent() implements DeleteResult {}

  /**
   * The precondition does not hold, and nothing was changed.
   *
   * @param revision the revision that wrote what stands there; null where nothing does
   */
  record Conflict(@Nullable Long revision) implements DeleteResult {}
}

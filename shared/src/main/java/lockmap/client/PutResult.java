package lockmap.client;

import org.jspecify.annotations.Nullable;

/** What came of a put. */
public sealed interface PutResult {

  /**
   * The key is new.
   *
   * @param revision the revision of the write
   */
  record Created(long revision) implements PutResult {}

  /**
   * The value took the place of another.
   *
   * @param revision the revision of the write
   * @param previous what stood there before; null where that was not asked for
   */
  record Replaced(long revision, @Nullable String previous) implements PutResult {}

  /**
   * The precondition does not hold, and nothing was changed.
   *
   * @param revision the revision that wrote what stands there; null where nothing does
   */
  record Conflict(@Nullable Long revision) implements PutResult {}
}

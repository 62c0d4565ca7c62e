package lockmap.console.value;

import org.jspecify.annotations.Nullable;

/** What came of a write to the key that is open. */
sealed interface Written {

  /**
   * It is done.
   *
   * @param held what the key holds now; null where the watch is to tell that
   * @param undo how to take it back; null where it cannot be
   * @param sentence what to tell the operator
   */
  record Done(@Nullable Held held, @Nullable Undo undo, String sentence) implements Written {}

  /** The key was no longer as it was loaded, and nothing was changed. */
  record Conflict(String sentence) implements Written {}
}

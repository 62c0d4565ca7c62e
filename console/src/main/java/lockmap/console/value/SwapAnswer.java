package lockmap.console.value;

import lockmap.console.session.Trouble;

/** What came of a compare-and-swap. */
sealed interface SwapAnswer {

  /**
   * The key was as expected, and is now as asked.
   *
   * @param revision the revision of the write or of the removal
   * @param removed whether the key was removed
   */
  record Swapped(long revision, boolean removed) implements SwapAnswer {}

  /**
   * The key was not as expected, and nothing was changed.
   *
   * @param found what it held when it was looked at right afterwards
   */
  record NotSwapped(Held found) implements SwapAnswer {}

  /** It is not known to have happened. */
  record Failed(Trouble trouble) implements SwapAnswer {}
}

package lockmap.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of an {@link Operation}. A conflict or a missing key is an answer like any other.
 * What an engine could not do is a {@link Failure}, so that an engine with more ways to fail adds
 * its own and the compiler points at every place that must say something about it.
 */
public sealed interface Outcome {

  /** The one instance of {@link Missing}. */
  Outcome MISSING = new Missing();

  /** What there is to say of a slot, or of null where there is none. */
  static Outcome found(@Nullable Slot slot) {
    return slot == null ? MISSING : new Found(slot);
  }

  /** The key exists. */
  record Found(Slot slot) implements Outcome {}

  /** There is no such key, or no longer. */
  record Missing() implements Outcome {}

  /** The key is new. */
  record Created(Slot slot) implements Outcome {}

  /** The key existed and has a new value. */
  record Replaced(Slot slot, Slot previous) implements Outcome {}

  /** The key is gone. */
  record Deleted(Slot previous, long revision) implements Outcome {}

  /**
   * The operation's condition does not hold; nothing changed.
   *
   * @param current what stands under the key, or null where nothing does
   */
  record Conflict(@Nullable Slot current) implements Outcome {}

  /** The value is no whole number of 64 bits, or would be none any more; nothing changed. */
  record NotCountable(Slot current) implements Outcome {}

  /** The engine could not carry the operation out; nothing changed. */
  sealed interface Failure extends Outcome {}

  /**
   * The write would take the store past its bound.
   *
   * @param maxMemory the bound, in bytes
   */
  record Full(long maxMemory) implements Failure {}
}

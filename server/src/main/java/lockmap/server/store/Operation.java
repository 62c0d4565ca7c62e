package lockmap.server.store;

import org.jspecify.annotations.Nullable;

/** One act on one key. */
public sealed interface Operation {

  /** The key acted on. */
  Utf8Bytes key();

  /** Reads the key's slot, if the condition holds. */
  record Get(Utf8Bytes key, Condition condition) implements Operation {

    /** Reads the slot, whatever it is. */
    public Get(Utf8Bytes key) {
      this(key, Condition.NONE);
    }

    /** What it answers where this slot stands under the key, or where nothing does. */
    Outcome answer(@Nullable Slot current) {
      return condition.holds(current) ? Outcome.found(current) : new Outcome.Conflict(current);
    }
  }

  /** Writes the key, whether or not it exists, if the condition holds. */
  record Put(Utf8Bytes key, Utf8Bytes value, Expiry expiry, Condition condition)
      implements Operation {

    /** Writes the key, whatever stands there. */
    public Put(Utf8Bytes key, Utf8Bytes value, Expiry expiry) {
      this(key, value, expiry, Condition.NONE);
    }
  }

  /** Removes the key, if the condition holds. */
  record Delete(Utf8Bytes key, Condition condition) implements Operation {

    /** Removes the key, whatever stands there. */
    public Delete(Utf8Bytes key) {
      this(key, Condition.NONE);
    }
  }

  /** Writes the replacement, if the condition holds; a swap, in counts and events. */
  record CompareAndSwap(Utf8Bytes key, Condition condition, Utf8Bytes replacement, Expiry expiry)
      implements Operation {

    /** Swaps an expected value for another and keeps the deadline. */
    public CompareAndSwap(Utf8Bytes key, Utf8Bytes expected, Utf8Bytes replacement) {
      this(key, new Condition.Holding(expected), replacement, Expiry.KEEP);
    }
  }

  /** Removes the key, if the condition holds; a swap for nothing, in counts. */
  record CompareAndDelete(Utf8Bytes key, Condition condition) implements Operation {}

  /**
   * Adds to the number that the value is, and keeps the deadline; a missing key counts as 0.
   *
   * @param by how much more, or less
   */
  record Increment(Utf8Bytes key, long by) implements Operation {}

  /** Gives the key another deadline, or none, and leaves its value. */
  record Touch(Utf8Bytes key, Expiry expiry) implements Operation {}
}

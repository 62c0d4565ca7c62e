package lockmap.server.store;

import java.util.concurrent.TimeUnit;

/** What a write says about the time its key has left. */
public sealed interface Expiry {

  /** The key stays until it is removed. */
  Expiry NEVER = new Never();

  /** The key keeps the deadline it has; a new key has none. */
  Expiry KEEP = new Keep();

  /**
   * The key expires after some time.
   *
   * @param seconds how long from the moment of the write, in seconds; more than 0
   */
  static Expiry afterSeconds(long seconds) {
    return new After(TimeUnit.SECONDS.toNanos(seconds));
  }

  /** The key stays until it is removed. */
  record Never() implements Expiry {}

  /** The key keeps the deadline it has; a new key has none. */
  record Keep() implements Expiry {}

  /**
   * The key expires after some time.
   *
   * @param nanos how long from the moment of the write, in nanoseconds; more than 0, and where it
   *     leads beyond the end of the time that a long can count, the key never expires
   */
  record After(long nanos) implements Expiry {

    /** Checks that there is time left at all. */
    public After {
      if (nanos <= 0) {
        throw new IllegalArgumentException("a time to live is more than 0 ns, not " + nanos);
      }
    }
  }
}

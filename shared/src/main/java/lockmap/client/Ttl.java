package lockmap.client;

import java.time.Duration;
import lockmap.api.Limits;

/** How long a key is to live after a write. */
public sealed interface Ttl {

  /** For as long as nobody removes it. */
  Ttl FOREVER = new Forever();

  /** As long as it had left before the write. */
  Ttl KEPT = new Kept();

  /** As long as nobody removes it. */
  record Forever() implements Ttl {}

  /** As long as it had left. */
  record Kept() implements Ttl {}

  /**
   * A number of seconds.
   *
   * @param seconds that many, within {@link Limits#requireTtl}
   */
  record Seconds(long seconds) implements Ttl {

    /** Checks the number. */
    public Seconds {
      Limits.requireTtl(seconds);
    }
  }

  /**
   * A number of seconds.
   *
   * @throws IllegalArgumentException where it is outside the limits
   */
  static Ttl seconds(long seconds) {
    return new Seconds(seconds);
  }

  /**
   * A time; a part of a second counts as a whole one.
   *
   * @throws IllegalArgumentException where it is outside the limits
   */
  static Ttl of(Duration time) {
    return new Seconds(time.plusNanos(999_999_999).toSeconds());
  }
}

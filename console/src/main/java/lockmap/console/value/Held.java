package lockmap.console.value;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lockmap.client.Ttl;
import org.jspecify.annotations.Nullable;

/** What a key holds as of some revision. */
sealed interface Held {

  /** The revision that made it so; of a key that never existed, one at which it did not. */
  long revision();

  /** The value; empty where the key does not exist. */
  default String text() {
    return switch (this) {
      case Value value -> value.text;
      case Nothing _ -> "";
    };
  }

  /**
   * The key exists.
   *
   * @param text its value
   * @param revision the revision that wrote it
   * @param deadline when it expires; null for never
   */
  record Value(String text, long revision, @Nullable Instant deadline) implements Held {

    /** How long it lives on; nothing where it does not expire. */
    Optional<Duration> left(Instant now) {
      return Optional.ofNullable(deadline).map(end -> Duration.between(now, end));
    }

    /** How long it would live if it were put back now: as long as it had left. */
    Ttl again(Instant now) {
      return left(now)
          .<Ttl>map(left -> Ttl.of(left.compareTo(SHORTEST) < 0 ? SHORTEST : left))
          .orElse(Ttl.FOREVER);
    }

    private static final Duration SHORTEST = Duration.ofSeconds(1);
  }

  /** The key does not exist. */
  record Nothing(long revision) implements Held {}

  /** Whether both hold the same value, or both none; revision and deadline do not count. */
  static boolean same(Held one, Held other) {
    return one instanceof Value == other instanceof Value && one.text().equals(other.text());
  }
}

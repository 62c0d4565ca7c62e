package lockmap.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a further attempt: what the server asks for, twice as long after each
 * failure, and a random half more, so that clients which one failure has sent away do not come back
 * as one crowd (<a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">M. Brooker,
 * Exponential Backoff and Jitter</a>). Not safe for several threads.
 */
final class Backoff {

  private static final Duration AT_FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 16;

  private final RandomGenerator random;
  private Duration base = AT_FIRST;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** From now on the server wants this time to pass at least. */
  void base(Duration asked) {
    base = asked;
  }

  /** An attempt came to something. */
  void succeeded() {
    failures = 0;
  }

  /**
   * An attempt has failed.
   *
   * @param least how long the server has told to wait this time; zero where it has not
   * @return how long to wait before the next, never less than was asked for
   */
  Duration failed(Duration least) {
    Duration doubled = base.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    Duration bounded = longer(base, shorter(doubled, MOST));
    return longer(least, bounded).plusMillis(random.nextLong(bounded.toMillis() / 2 + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

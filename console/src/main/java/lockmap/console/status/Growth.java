package lockmap.console.status;

import java.time.Duration;
import java.util.function.ToLongFunction;
import lockmap.api.Status;
import lockmap.console.session.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a moment, and how they grew since the one before.
 *
 * @param before the moment before, of the same server; null for the first
 * @param now this moment
 */
record Growth(@Nullable Pulse before, Pulse now) {

  /** After how long without an answer nothing is said about the time between. */
  static final Duration SILENCE = Duration.ofSeconds(3);

  /** Whether there is nothing to compare with yet. */
  boolean isFirst() {
    return before == null;
  }

  /** Whether the server began anew in between. */
  boolean isRestart() {
    return before != null && now.isOfAnotherLifeThan(before);
  }

  /** A figure as it is; NaN right after a restart, so that the restart can be seen. */
  double figure(ToLongFunction<Status> figure) {
    return isRestart() ? Double.NaN : (double) figure.applyAsLong(now.status());
  }

  /** By how much a count grows in a second; NaN where that is not known. */
  double perSecond(ToLongFunction<Status> count) {
    if (before == null || isRestart()) {
      return Double.NaN;
    }
    Duration between = Duration.between(before.at(), now.at());
    long grown = count.applyAsLong(now.status()) - count.applyAsLong(before.status());
    boolean known = between.isPositive() && between.compareTo(SILENCE) <= 0 && grown >= 0;
    return known ? grown * 1e9 / between.toNanos() : Double.NaN;
  }
}

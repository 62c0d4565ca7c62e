package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;

/** How many keys are in a folder, as far as that was asked. Belongs to the JavaFX thread. */
final class Tally {

  private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);

  private long count = -1;
  private boolean old = true;
  private boolean asked;
  private Instant next = Instant.MIN;

  /** How many keys there are; -1 where that is not known. */
  long count() {
    return count;
  }

  /** Says that the number may be another by now. */
  void age() {
    old = true;
  }

  /** Whether it is time to ask. */
  boolean isDue(Instant now) {
    return old && !asked && !now.isBefore(next);
  }

  void ask(Instant now) {
    asked = true;
    old = false;
    next = now.plus(LEAST_BETWEEN);
  }

  void take(long answer) {
    asked = false;
    count = answer;
  }

  void fail() {
    asked = false;
    old = true;
  }
}

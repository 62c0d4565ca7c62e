package lockmap.console.status;

import java.time.Duration;

/**
 * Over how long figures are looked at. Each is kept at steps of its own, as fine as can be seen.
 */
enum Range {
  MINUTE("1 min", "the last minute", 60, Duration.ofSeconds(1)),
  TEN_MINUTES("10 min", "the last ten minutes", 300, Duration.ofSeconds(2)),
  HOUR("60 min", "the last hour", 360, Duration.ofSeconds(10));

  private final String brief;
  private final String words;
  private final int points;
  private final Duration step;

  Range(String brief, String words, int points, Duration step) {
    this.brief = brief;
    this.words = words;
    this.points = points;
    this.step = step;
  }

  /** As a button has it. */
  String brief() {
    return brief;
  }

  /** As a sentence has it. */
  String words() {
    return words;
  }

  /** How many steps are kept. */
  int points() {
    return points;
  }

  /** How long a step is. */
  Duration step() {
    return step;
  }
}

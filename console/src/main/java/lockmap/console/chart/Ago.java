package lockmap.console.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How moments of the last while are written, along the axis and for the read-out. */
final class Ago extends StringConverter<Number> {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final int[] STEPS = {5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600};
  private static final int MOST_STEPS = 5;

  private String end = "now";

  /** Sets what the end of the axis is called. */
  void endsAt(String name) {
    end = name;
  }

  /** How many seconds there should be from one mark on the axis to the next. */
  static int step(double seconds) {
    for (int step : STEPS) {
      if (seconds / step <= MOST_STEPS) {
        return step;
      }
    }
    return (int) Math.ceil(seconds / MOST_STEPS);
  }

  /** A length of time as the axis has it, such as {@code 45 s} or {@code 10 min}. */
  static String words(long seconds) {
    return seconds >= 120 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  /** What the clock said. */
  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  @Override
  public String toString(@Nullable Number position) {
    long seconds = position == null ? 0 : Math.round(-position.doubleValue());
    return seconds == 0 ? end : words(seconds);
  }

  @Override
  public Number fromString(String text) {
    throw new UnsupportedOperationException("nobody writes on an axis");
  }
}

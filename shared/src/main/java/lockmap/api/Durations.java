package lockmap.api;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write and read them. */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,10})(ms|s|m|h|d|)");

  private Durations() {}

  /**
   * Reads a number of seconds, or a number with a unit: 90, 90s, 500ms, 15m, 2h, 7d.
   *
   * @throws IllegalArgumentException where it is none; the message says what would be one
   */
  public static Duration parse(String text) {
    Matcher time = FORM.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /**
   * The two largest units that count, such as {@code 3d 04h}, {@code 12m 05s} or {@code 7s}.
   *
   * @param time not negative; what is less than a second is left out
   */
  public static String words(Duration time) {
    if (time.toDays() > 0) {
      return "%dd %02dh".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%dh %02dm".formatted(time.toHours(), time.toMinutesPart());
    }
    if (time.toMinutes() > 0) {
      return "%dm %02ds".formatted(time.toMinutes(), time.toSecondsPart());
    }
    return time.toSeconds() + "s";
  }

  /** Milliseconds to a tenth, such as {@code 0.4 ms} or {@code 1250.0 ms}. */
  public static String milliseconds(Duration time) {
    return "%.1f ms".formatted(time.toNanos() / 1e6);
  }
}

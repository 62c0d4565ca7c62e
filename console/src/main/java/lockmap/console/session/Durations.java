package lockmap.console.session;

import java.time.Duration;

/** Lengths of time as an operator reads them. */
public final class Durations {

  private Durations() {}

  /**
   * The two largest units that count, such as {@code 3d 4h}, {@code 12m 05s} or {@code 7s}.
   *
   * @param time not negative; what is less than a second is left out
   */
  public static String words(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + "d " + time.toHoursPart() + "h";
    }
    if (time.toHours() > 0) {
      return "%dh %02dm".formatted(time.toHours(), time.toMinutesPart());
    }
    if (time.toMinutes() > 0) {
      return "%dm %02ds".formatted(time.toMinutes(), time.toSecondsPart());
    }
    return time.toSeconds() + "s";
  }
}

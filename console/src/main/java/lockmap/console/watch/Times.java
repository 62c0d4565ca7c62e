package lockmap.console.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as the operator reads them. */
final class Times {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private Times() {}

  /** The time of day where the console runs, with milliseconds. */
  static String of(Instant moment) {
    return TIME.format(moment);
  }
}

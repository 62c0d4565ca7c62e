package lockmap.server.bench;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What somebody who waits sees. */
final class Progress {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Progress() {}

  static void say(String what) {
    System.out.println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + " " + what);
  }
}

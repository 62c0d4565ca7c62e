package lockmap.server.bench;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What somebody who waits sees. */
final class Progress {

  private Progress() {}

  static void say(String what) {
    System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + what);
  }
}

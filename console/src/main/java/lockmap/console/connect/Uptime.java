package lockmap.console.connect;

import lockmap.api.Durations;
import lockmap.api.Shown;
import lockmap.api.Status;
import lockmap.console.session.Pulse;

/** How long a server has run, in as few words as tell it. */
final class Uptime {

  private Uptime() {}

  /** The two largest units that count; the server's own words where they are not understood. */
  static String words(Status status) {
    return words(status.uptime());
  }

  /** The same for what a server says, such as {@code 0d 00h 07m 12s}. */
  static String words(String said) {
    return Pulse.uptime(said).map(Durations::words).orElseGet(() -> Shown.onOneLine(said));
  }
}

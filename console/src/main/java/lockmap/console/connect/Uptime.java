package lockmap.console.connect;

import java.util.regex.Pattern;
import lockmap.api.Status;

/** How long a server has run, in as few words as tell it. */
final class Uptime {

  private static final Pattern LEADING_ZEROS = Pattern.compile("^(0+[dhm] )*0?(?=\\d)");

  private Uptime() {}

  static String words(Status status) {
    return words(status.uptime());
  }

  /** Leaves out the units that count nothing yet, such as in {@code 0d 00h 07m 12s}. */
  static String words(String uptime) {
    return LEADING_ZEROS.matcher(uptime).replaceFirst("");
  }
}

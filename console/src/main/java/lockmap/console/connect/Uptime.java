package lockmap.console.connect;

import java.util.regex.Pattern;
import lockmap.api.Status;

/** How long a server has run, in as few words as tell it. */
final class Uptime {

  private static final Pattern LEADING_ZEROS = Pattern.compile("^(0+[dhm] )+");

  private Uptime() {}

  static String words(Status status) {
    return LEADING_ZEROS.matcher(status.uptime()).replaceFirst("");
  }
}

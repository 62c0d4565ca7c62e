package lockmap.server.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /proc/PID/stat} says of the processor time of a process, in clock ticks.
 *
 * @param own of all its threads, ended ones as well, in user and system mode
 * @param children the same of the children that it has waited for
 */
record ProcessStat(long own, long children) {

  /** How many ticks Linux has in a second, wherever Java runs. */
  static final double TICKS_PER_SECOND = 100;

  /** The name, in parentheses, may have anything in it; behind it field 3 begins. */
  private static final Pattern TIMES =
      Pattern.compile(".*\\) \\S( -?\\d+){10} (\\d+) (\\d+) (\\d+) (\\d+) .*", Pattern.DOTALL);

  /**
   * Reads such a file.
   *
   * @throws IllegalArgumentException where the text is none
   */
  static ProcessStat parse(String text) {
    Matcher matcher = TIMES.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no /proc/PID/stat: " + text);
    }
    return new ProcessStat(
        Long.parseLong(matcher.group(2)) + Long.parseLong(matcher.group(3)),
        Long.parseLong(matcher.group(4)) + Long.parseLong(matcher.group(5)));
  }
}

package lockmap.server.bench;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code wrk --latency} says at its end.
 *
 * @param requests how many answers came
 * @param seconds in which time
 * @param refused how many of them were neither 2xx nor 3xx
 * @param broken how many connections failed, and how many answers did not come in time
 * @param median how long half of the requests took at most, in microseconds
 * @param p99 the same of 99 % of them
 */
record WrkReport(
    long requests, double seconds, long refused, long broken, double median, double p99) {

  private static final Pattern ANSWERS =
      Pattern.compile("^ +(\\d+) requests in ([\\d.]+)(us|ms|s|m|h),", Pattern.MULTILINE);
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  /**
   * Reads a report.
   *
   * @throws IllegalArgumentException where it is none, with what it is
   */
  static WrkReport parse(String output) {
    MatchResult answers = find(ANSWERS, output);
    Matcher refused = REFUSED.matcher(output);
    return new WrkReport(
        Long.parseLong(answers.group(1)),
        micros(answers.group(2), answers.group(3)) / 1e6,
        refused.find() ? Long.parseLong(refused.group(1)) : 0,
        broken(output),
        percentile(output, "50"),
        percentile(output, "99"));
  }

  double perSecond() {
    return requests / seconds;
  }

  /** Which share of the requests was not answered as it was to be. */
  double failed() {
    return (refused + broken) / (double) Math.max(requests + broken, 1);
  }

  private static long broken(String output) {
    Matcher matcher = BROKEN.matcher(output);
    long sum = 0;
    if (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        sum += Long.parseLong(matcher.group(group));
      }
    }
    return sum;
  }

  private static double percentile(String output, String percent) {
    MatchResult found =
        find(
            Pattern.compile("^ +" + percent + "% +([\\d.]+)(us|ms|s|m|h) *$", Pattern.MULTILINE),
            output);
    return micros(found.group(1), found.group(2));
  }

  private static double micros(String number, String unit) {
    double factor =
        switch (unit) {
          case "us" -> 1;
          case "ms" -> 1e3;
          case "s" -> 1e6;
          case "m" -> 60e6;
          case "h" -> 3600e6;
          default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    return Double.parseDouble(number) * factor;
  }

  private static MatchResult find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalArgumentException("wrk has not measured but said: " + output.strip());
    }
    return matcher;
  }
}

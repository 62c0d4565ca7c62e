package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux says of this machine and its processes. */
final class Machine {

  private static final Path PROC = Path.of("/proc");
  private static final Pattern TIMES =
      Pattern.compile("^cpu +(\\d+) (\\d+) (\\d+) \\d+ \\d+ \\d+ \\d+ (\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private Machine() {}

  /** How much processor time a process has taken so far, in seconds. */
  static double cpuSeconds(long pid) throws IOException {
    return stat(Long.toString(pid)).own() / ProcessStat.TICKS_PER_SECOND;
  }

  /** The same of this process and of all children that have ended. */
  static double ownCpuSeconds() throws IOException {
    ProcessStat stat = stat("self");
    return (stat.own() + stat.children()) / ProcessStat.TICKS_PER_SECOND;
  }

  /**
   * How much processor time everybody has taken so far, in seconds. Time that was stolen by other
   * machines on the same hardware counts, interrupts do not.
   */
  static double allCpuSeconds() throws IOException {
    MatchResult times = find(TIMES, Files.readString(PROC.resolve("stat")));
    long ticks = 0;
    for (int group = 1; group <= times.groupCount(); group++) {
      ticks += Long.parseLong(times.group(group));
    }
    return ticks / ProcessStat.TICKS_PER_SECOND;
  }

  /** How much memory a process has that is not swapped out. */
  static long residentBytes(long pid) throws IOException {
    String status = Files.readString(PROC.resolve(Long.toString(pid)).resolve("status"));
    return 1024 * Long.parseLong(find(RESIDENT, status).group(1));
  }

  /** Today, and what this machine is. */
  static String describe() throws IOException {
    String processor =
        find(
                Pattern.compile("model name\\s*: (.*)"),
                Files.readString(PROC.resolve("cpuinfo")) + "\nmodel name: unknown")
            .group(1);
    return String.format(
        Locale.ROOT,
        "%s on %d processors (%s), Linux %s, Java %s",
        LocalDate.now(ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        processor,
        System.getProperty("os.version"),
        Runtime.version());
  }

  private static ProcessStat stat(String process) throws IOException {
    return ProcessStat.parse(Files.readString(PROC.resolve(process).resolve("stat")));
  }

  private static MatchResult find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("not found: " + pattern);
    }
    return matcher;
  }
}

package lockmap.server.bench;

import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * What a JVM writes with {@code -Xlog:safepoint}: how long it stopped all its threads, each time.
 */
final class SafepointLog {

  private static final Pattern PAUSE =
      Pattern.compile("Safepoint \"[^\"]*\".* Total: +(\\d+) ns", Pattern.MULTILINE);

  private SafepointLog() {}

  /** All pauses, in nanoseconds, from when threads were told to stop to when they went on. */
  static LongStream pauses(String log) {
    return PAUSE.matcher(log).results().mapToLong(pause -> Long.parseLong(pause.group(1)));
  }
}

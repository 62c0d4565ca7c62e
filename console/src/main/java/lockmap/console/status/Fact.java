package lockmap.console.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import lockmap.api.Durations;
import lockmap.api.Shown;
import lockmap.api.Status;
import lockmap.console.chart.Unit;
import lockmap.console.session.Pulse;
import lockmap.console.session.Target;

/**
 * Something that is so now.
 *
 * @param name what it is
 * @param value how it is
 * @param detail what to compare that with; perhaps empty
 */
record Fact(String name, String value, String detail) {

  private static final Duration DAY = Duration.ofDays(1);
  private static final DateTimeFormatter TIME = form("HH:mm");
  private static final DateTimeFormatter DATE = form("d MMM");
  private static final String UNKNOWN = "–";

  /** Those of a server that has not answered yet. */
  static List<Fact> of(Target target) {
    return List.of(
        new Fact("LockMap", UNKNOWN, target.address()),
        new Fact("Uptime", UNKNOWN, ""),
        new Fact("Keys", UNKNOWN, ""),
        new Fact("Memory", UNKNOWN, ""),
        new Fact("Watchers", UNKNOWN, ""),
        new Fact("Connections", UNKNOWN, ""),
        new Fact("Operations", UNKNOWN, ""));
  }

  /** Those of a server that has answered, in the same order. */
  static List<Fact> of(Target target, Pulse pulse) {
    Status status = pulse.status();
    Status.Memory memory = status.memory();
    return List.of(
        new Fact("LockMap", Shown.onOneLine(status.version()), target.address()),
        new Fact(
            "Uptime",
            pulse.uptime().map(Durations::words).orElseGet(() -> Shown.onOneLine(status.uptime())),
            pulse.uptime().map(uptime -> since(pulse.at(), uptime)).orElse("")),
        new Fact(
            "Keys",
            "%,d".formatted(status.totalKeys()),
            "%,d expired".formatted(status.expiredKeys())),
        new Fact("Memory", Unit.BYTES.text(memory.heldBytes()), share(memory)),
        new Fact(
            "Watchers",
            "%,d".formatted(status.watchers().open()),
            "of %,d".formatted(status.watchers().limit())),
        new Fact(
            "Connections",
            "%,d".formatted(status.connections().open()),
            "of %,d".formatted(status.connections().limit())),
        new Fact(
            "Operations",
            Unit.COUNT.text(status.totalOperations()),
            "RTT " + Durations.milliseconds(pulse.roundTrip())));
  }

  private static String since(Instant now, Duration uptime) {
    DateTimeFormatter form = uptime.compareTo(DAY) < 0 ? TIME : DATE;
    return "since " + form.format(now.minus(uptime));
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneId.systemDefault());
  }

  private static String share(Status.Memory memory) {
    if (memory.limitBytes() <= 0) {
      return "";
    }
    return "%d %% of %s"
        .formatted(
            memory.heldBytes() * 100 / memory.limitBytes(), Unit.BYTES.text(memory.limitBytes()));
  }
}

package lockmap.server.log;

import static java.time.ZoneOffset.UTC;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes each event as one line of {@code key=value} pairs (logfmt), which people and machines read
 * alike:
 *
 * <pre>time=2026-11-23T09:00:00.000Z level=info event=stopped msg="LockMap has stopped"</pre>
 *
 * <p>Who logs gives the pairs as parameters, {@code log(INFO, "LockMap has stopped", entry("event",
 * "stopped"))}, and an exception as one more parameter where there is one. Events of libraries have
 * no name, so they carry their logger's. A stack trace stays on its event's line, escaped: whatever
 * happens, a line is an event, and no text of a client's can pretend to be one.
 *
 * <p>Instances are safe for use by any number of threads.
 */
public final class LogfmtFormatter extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(UTC);
  private static final String EVENT = "event";

  /** A formatter; {@code java.util.logging} makes it by its name. */
  public LogfmtFormatter() {}

  @Override
  public String format(LogRecord record) {
    List<Map.Entry<?, ?>> pairs = new ArrayList<>();
    List<Throwable> thrown = new ArrayList<>();
    sort(record, pairs, thrown);

    LogfmtLine line = new LogfmtLine();
    line.add("time", TIME.format(record.getInstant()));
    line.add("level", level(record.getLevel()));
    if (pairs.stream().noneMatch(LogfmtFormatter::isName)) {
      line.add("logger", String.valueOf(record.getLoggerName()));
    }
    pairs.stream().filter(LogfmtFormatter::isName).forEach(name -> add(name, line));
    line.add("msg", String.valueOf(formatMessage(record)));
    pairs.stream().filter(pair -> !isName(pair)).forEach(pair -> add(pair, line));
    thrown.forEach(e -> add(e, line));
    return line.end();
  }

  private static void sort(LogRecord record, List<Map.Entry<?, ?>> pairs, List<Throwable> thrown) {
    Object[] parameters = record.getParameters();
    for (Object parameter : parameters == null ? new Object[0] : parameters) {
      switch (parameter) {
        case Map.Entry<?, ?> pair -> pairs.add(pair);
        case Throwable e -> thrown.add(e);
        case null, default -> {} // belongs to the message's own placeholders
      }
    }
    if (record.getThrown() != null) {
      thrown.add(record.getThrown());
    }
  }

  private static boolean isName(Map.Entry<?, ?> pair) {
    return EVENT.equals(pair.getKey());
  }

  private static void add(Map.Entry<?, ?> pair, LogfmtLine line) {
    line.add(String.valueOf(pair.getKey()), String.valueOf(pair.getValue()));
  }

  private static void add(Throwable thrown, LogfmtLine line) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    line.add("error", thrown.toString());
    line.add("trace", trace.toString().strip());
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warn";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }
}

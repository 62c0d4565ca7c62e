package lockmap.server.log;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogfmtFormatterTest {

  private static final String TIME = "time=2026-11-23T09:00:00.000Z ";

  @Test
  void eventIsOneLineOfPairs() {
    LogRecord record = record(Level.INFO, "It listens");
    record.setParameters(
        new Object[] {entry("port", 3000), entry("event", "started"), entry("host", "a b")});
    assertEquals(
        TIME + "level=info event=started msg=\"It listens\" port=3000 host=\"a b\"\n",
        format(record));
  }

  @Test
  void libraryEventCarriesItsLoggerAndItsFilledInMessage() {
    LogRecord record = record(Level.WARNING, "Pool {0} has {1} left");
    record.setLoggerName("some.library");
    record.setParameters(new Object[] {"x", 2});
    assertEquals(
        TIME + "level=warn logger=some.library msg=\"Pool x has 2 left\"\n", format(record));
  }

  @ParameterizedTest
  @CsvSource({"SEVERE, error", "WARNING, warn", "INFO, info", "CONFIG, debug", "FINEST, debug"})
  void levelsHaveTheirUsualNames(String level, String written) {
    assertTrue(format(record(Level.parse(level), "x")).contains(" level=" + written + " "));
  }

  @Test
  void timeHasMillisecondsEvenWhereTheyAreNone() {
    LogRecord record = record(Level.INFO, "x");
    record.setInstant(Instant.parse("2026-11-23T09:00:00.0129Z"));
    assertTrue(format(record).startsWith("time=2026-11-23T09:00:00.012Z "));
  }

  @Test
  void noTextCanBreakOutOfItsLineOrItsQuotes() {
    LogRecord record = record(Level.INFO, "a\n\" b=\"c\\ \r\t\u001b[31m \u0085 \u2028 ä");
    record.setParameters(new Object[] {entry("event", "e"), entry("key", "k=v"), entry("no", "")});
    assertEquals(
        TIME
            + "level=info event=e"
            + " msg=\"a\\n\\\" b=\\\"c\\\\ \\r\\t\\u001b[31m \\u0085 \\u2028 ä\""
            + " key=\"k=v\" no=\"\"\n",
        format(record));
  }

  @Test
  void exceptionStaysOnTheLineWithItsTrace() {
    LogRecord record = record(Level.SEVERE, "It failed");
    record.setParameters(new Object[] {entry("event", "failed"), boom()});
    assertExceptionOnOneLine(format(record));
  }

  @Test
  void exceptionGivenApartIsWrittenAlike() {
    LogRecord record = record(Level.SEVERE, "It failed");
    record.setParameters(new Object[] {entry("event", "failed")});
    record.setThrown(boom());
    assertExceptionOnOneLine(format(record));
  }

  private static void assertExceptionOnOneLine(String line) {
    assertTrue(
        line.startsWith(
            TIME
                + "level=error event=failed msg=\"It failed\""
                + " error=\"java.lang.IllegalStateException: boom\""
                + " trace=\"java.lang.IllegalStateException: boom\\n\\tat lockmap.server."),
        line);
    assertTrue(line.contains("\\nCaused by: java.lang.ArithmeticException: why\\n\\t"), line);
    assertEquals(line.length() - 1, line.indexOf('\n'));
  }

  private static Exception boom() {
    return new IllegalStateException("boom", new ArithmeticException("why"));
  }

  private static LogRecord record(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setInstant(Instant.parse("2026-11-23T09:00:00Z"));
    return record;
  }

  private static String format(LogRecord record) {
    return new LogfmtFormatter().format(record);
  }
}

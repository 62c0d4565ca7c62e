package lockmap.server.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged at WARNING or above while it is open, in place of printing it. */
public final class LogRecorder extends Handler implements AutoCloseable {

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Handler[] printers = root.getHandlers();

  /** Begins to keep what is logged. */
  public LogRecorder() {
    setLevel(Level.WARNING);
    for (Handler printer : printers) {
      root.removeHandler(printer);
    }
    root.addHandler(this);
  }

  /** What was logged. */
  public List<LogRecord> records() {
    return List.copyOf(records);
  }

  /** What was logged, readable where an assertion fails. */
  public List<String> lines() {
    return records.stream()
        .map(logged ->
            logged.getLoggerName() + ": " + logged.getMessage() + " " + logged.getThrown())
        .toList();
  }

  @Override
  public void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      records.add(logged);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    for (Handler printer : printers) {
      root.addHandler(printer);
    }
  }
}

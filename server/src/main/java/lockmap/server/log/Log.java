package lockmap.server.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/** Where the process's log goes: to stderr, as {@code logging.properties} says. */
public final class Log {

  private Log() {}

  /**
   * Sets the log up for the whole process, unless the operator has done so by the means that the
   * JDK has for it.
   */
  public static void open() {
    if (System.getProperty("java.util.logging.config.file") != null
        || System.getProperty("java.util.logging.config.class") != null) {
      return;
    }
    try (InputStream settings = Log.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

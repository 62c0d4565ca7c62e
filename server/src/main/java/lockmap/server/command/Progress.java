package lockmap.server.command;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * How far a long work has come, on one line of a terminal that is written over and over; nothing
 * where there is no terminal. Not for use by more than one thread.
 */
final class Progress implements AutoCloseable {

  private static final long PAUSE_NANOS = 200_000_000;
  private static final String OVER = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier ticker;
  private final long start;
  private long shown;
  private long bytes;
  private long entries;

  /**
   * Nothing done yet.
   *
   * @param ticker nanoseconds from any point on
   */
  Progress(Shell shell, LongSupplier ticker) {
    this.err = shell.err();
    this.terminal = shell.terminals().err();
    this.ticker = ticker;
    this.start = ticker.getAsLong();
    this.shown = start;
  }

  /** Some more bytes have gone. */
  void moreBytes(long more) {
    bytes += more;
    showAtTimes();
  }

  /** So many entries have gone by now. */
  void entries(long now) {
    entries = now;
    showAtTimes();
  }

  /** How many entries have gone. */
  long entries() {
    return entries;
  }

  /** Leaves the terminal with an empty line for what comes then. */
  @Override
  public void close() {
    if (terminal) {
      err.print(OVER);
      err.flush();
    }
  }

  private void showAtTimes() {
    long now = ticker.getAsLong();
    if (terminal && now - shown >= PAUSE_NANOS) {
      shown = now;
      double perSecond = entries * 1e9 / (now - start);
      err.print(
          OVER + "%,d entries, %s, %,.0f entries/s".formatted(entries, size(bytes), perSecond));
      err.flush();
    }
  }

  private static String size(long bytes) {
    return "%,.1f MiB".formatted(bytes / 1048576.0);
  }
}

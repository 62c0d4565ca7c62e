package lockmap.server.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that has {@link ReadTimeouts} look for connections to end. A platform thread, so that
 * a server full of runnable virtual threads cannot keep it waiting for its turn.
 */
public final class Reaper implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Reaper.class.getName());

  private final ReadTimeouts timeouts;
  private final Thread thread;

  private Reaper(ReadTimeouts timeouts) {
    this.timeouts = timeouts;
    this.thread = Thread.ofPlatform().daemon().name("read-timeouts").unstarted(this::run);
  }

  /**
   * Starts ending connections.
   *
   * @param timeouts says which; must tell the time by the real monotonic clock
   * @return the running reaper; close it to stop it
   */
  public static Reaper start(ReadTimeouts timeouts) {
    Reaper reaper = new Reaper(timeouts);
    reaper.thread.start();
    return reaper;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      sweep();
      LockSupport.parkNanos(this, timeouts.interval());
    }
  }

  /** Whether connections are being looked at: not after a failure, nor once it was closed. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** A failure over one connection must not leave the server without timeouts. */
  private void sweep() {
    try {
      timeouts.sweep();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.log(Level.ERROR, "Looking for connections to end failed; it will be tried again", e);
    }
  }

  /** Stops the thread and waits until it has ended. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

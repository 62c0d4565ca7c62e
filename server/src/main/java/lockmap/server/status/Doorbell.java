package lockmap.server.status;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds out whether the server takes connections, by making one. It does not where all that may be
 * open are, and for good where it once ran out of file descriptors: the framework then closes the
 * port, and goes on saying that it runs.
 *
 * <p>That a connection can be made says nothing: the system makes it, and keeps it for a server
 * that may never take it. So the doorbell says at once that it has nothing to say, and waits for
 * the server to end the connection, as it does for any client that leaves. It needs neither HTTP
 * nor, where there is one, a TLS certificate.
 *
 * <p>An answer is kept for a second, so that health checks cost the server no more than one
 * connection a second, however many come. Safe for any number of threads.
 */
public final class Doorbell {

  private static final long KEPT = Duration.ofSeconds(1).toNanos();

  private final Supplier<InetSocketAddress> door;
  private final Duration patience;
  private final LongSupplier ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private String complaint = "";
  private long asOf;
  private boolean asked;

  /**
   * A doorbell that has not been rung.
   *
   * @param door where the server listens; asked for each time
   * @param patience how long an answer may take
   * @param ticker the time: nanoseconds that never go back
   */
  public Doorbell(Supplier<InetSocketAddress> door, Duration patience, LongSupplier ticker) {
    this.door = door;
    this.patience = patience;
    this.ticker = ticker;
  }

  /** Why no connection can be made, in one sentence, or an empty text. */
  String complaint() {
    lock.lock();
    try {
      if (!asked || ticker.getAsLong() - asOf >= KEPT) {
        complaint = ring();
        asOf = ticker.getAsLong();
        asked = true;
      }
      return complaint;
    } finally {
      lock.unlock();
    }
  }

  private String ring() {
    int millis = Math.toIntExact(patience.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(door.get(), millis);
      socket.setSoTimeout(millis);
      socket.shutdownOutput();
      return socket.getInputStream().read() < 0 ? "" : "Something else answers at the port.";
    } catch (SocketTimeoutException e) {
      return "No connection was accepted for " + millis + " ms.";
    } catch (IOException e) {
      return "No connection can be made: " + e.getMessage() + ".";
    }
  }
}

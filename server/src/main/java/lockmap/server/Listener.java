package lockmap.server;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.Map.entry;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The port at which the server takes connections. The framework closes it for good where it cannot
 * take one, as where the process or the machine has no file descriptor left, and goes on saying
 * that it runs. So somebody looks after it every second, and opens it anew: to end the process
 * would lose every key. The connections that were open then are gone, which is how the descriptors
 * come back.
 */
final class Listener implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Listener.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final InetAddress address;
  private final IntFunction<WebServer> webs;
  private final int wanted;
  private volatile @Nullable WebServer web;
  private volatile int port;
  private volatile boolean closed;

  /**
   * A listener that does not listen yet.
   *
   * @param address where it listens
   * @param port the port, or 0 for any free one
   * @param webs makes a web server for that address and a port
   */
  Listener(InetAddress address, int port, IntFunction<WebServer> webs) {
    this.address = address;
    this.wanted = port;
    this.webs = webs;
  }

  /** Begins to listen, and says whether that was possible. */
  boolean start() {
    WebServer first = webs.apply(wanted);
    web = first;
    first.start();
    port = first.port();
    return first.isRunning();
  }

  /** The port, the one chosen where any was wanted; none once it is closed. */
  int port() {
    return closed ? -1 : port;
  }

  /** Opens the port anew where it has been closed, then rests for a while or until interrupted. */
  void lookThenRest() {
    LockSupport.parkNanos(this, INTERVAL.toNanos());
    if (!closed && port > 0 && isGone()) {
      reopen();
    }
  }

  /** Nobody else can listen at a port at which somebody does. */
  private boolean isGone() {
    try (ServerSocket other = new ServerSocket()) {
      other.setReuseAddress(true);
      other.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException taken) {
      return false; // or there is still no descriptor, so that it could not be opened either
    }
  }

  private synchronized void reopen() {
    if (closed) {
      return;
    }
    WebServer next = webs.apply(port);
    try {
      next.start();
      if (next.isRunning()) {
        web = next;
        LOG.log(
            WARNING,
            "The port had been closed, since a connection could not be taken, and is open again",
            entry("event", "reopened"),
            entry("port", port));
      }
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The port is closed and cannot be opened; it will be tried again", e);
    }
  }

  /** Takes no further connections, and lets requests finish. */
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (web != null) {
        web.stop();
      }
    }
  }
}

package lockmap.console.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire to a server on this machine that can be cut and put back. It owns its sockets, and closing
 * it closes them all.
 */
final class TcpRelay implements AutoCloseable {

  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /**
   * Passes on at once what comes.
   *
   * @param target the port of this machine to pass it on to
   */
  TcpRelay(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("the relay cannot listen", e);
    }
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  /** Where clients find the server through it. */
  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Breaks all connections, in the midst of what they carry, and those that will be made. */
  void cut() {
    cut = true;
    open.forEach(TcpRelay::reset);
  }

  /** Lets through again. */
  void restore() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Thread.ofVirtual().name("relay").start(() -> connect(client));
      }
    } catch (IOException e) {
      cut(); // the relay is closed
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(client);
      open.add(server);
      if (!cut) { // looked at only now, so that a cut finds each connection or is found by it
        Thread back = Thread.ofVirtual().name("relay").start(() -> pass(server, client));
        pass(client, server);
        back.join();
      }
    } catch (IOException e) {
      // there is no server: the client finds its connection closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      long _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one side has gone, and so does the other
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0); // as where a cable is pulled: nothing more is delivered
    } catch (IOException e) {
      // it has ended already
    }
  }
}

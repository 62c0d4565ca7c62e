package lockmap.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A wire to a server on this machine that can be cut, or fall silent; it keeps what the clients
 * said.
 */
final class TcpProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final AtomicLong connections = new AtomicLong();
  private volatile boolean mute;

  /**
   * A proxy that listens at once.
   *
   * @param target the port of this machine to which it passes on
   */
  TcpProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** All that clients have sent. */
  String requests() {
    return String.join("", requests);
  }

  /** How many connections to the server there have been. */
  long connections() {
    return connections.get();
  }

  /** Breaks all connections there are, in the midst of whatever they carry. */
  void cut() {
    for (Socket socket : open) {
      try (socket) {
        socket.setSoLinger(true, 0); // a reset, as when a cable is cut and put back
      } catch (IOException e) {
        // it has ended already
      }
    }
    open.clear();
  }

  /** From now on answers are swallowed, though connections stay open. */
  void mute() {
    mute = true;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        open.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        connections.incrementAndGet();
        Thread.startVirtualThread(() -> pass(client, server, true));
        Thread.startVirtualThread(() -> pass(server, client, false));
      }
    } catch (IOException e) {
      cut(); // closed, or there is no server
    }
  }

  private void pass(Socket from, Socket to, boolean isRequest) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (isRequest) {
          requests.add(new String(bytes, 0, read, ISO_8859_1));
        }
        if (isRequest || !mute) {
          out.write(bytes, 0, read);
        }
      }
    } catch (IOException e) {
      // One side has gone, and so does the other.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}

package lockmap.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A proxy on a port of its own that passes bytes on, and cuts connections when it is told to. */
final class Cutter implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private volatile boolean mute;

  /**
   * A proxy that listens at once.
   *
   * @param target the port of this machine to which it passes on
   */
  Cutter(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** How many connections there have been. */
  long connections() {
    return connections.get();
  }

  /** Ends all connections there are, in the midst of whatever they carry. */
  void cut() {
    open.forEach(Cutter::end);
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
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        connections.incrementAndGet();
        Thread.startVirtualThread(() -> pass(client, server, false));
        Thread.startVirtualThread(() -> pass(server, client, true));
      }
    } catch (SocketException e) {
      cut(); // the listener is closed, or there is no server
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] piece = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (!answers || !mute) {
          out.write(piece, 0, read);
        }
      }
      end(from);
      end(to);
    } catch (IOException e) {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0); // a reset, as when a cable is cut and put back
    } catch (IOException e) {
      // it has ended already
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

package lockmap.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import lockmap.server.config.ServerConfig;

/** Holds the place of the server: listens, and answers nothing yet. */
final class Server implements AutoCloseable {

  private final String host;
  private final ServerSocket socket;

  private Server(String host, ServerSocket socket) {
    this.host = host;
    this.socket = socket;
  }

  /**
   * Starts a server, which then listens.
   *
   * @throws UncheckedIOException where it cannot listen, with a sentence that says where and why
   */
  static Server start(ServerConfig config) {
    String host = config.server().host();
    int port = config.server().port();
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(address);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
      return new Server(host, socket);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  /** The port it listens on, the one chosen where the configured one is 0. */
  int port() {
    return socket.getLocalPort();
  }

  /** Where a client on this machine or network reaches it. */
  String url() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

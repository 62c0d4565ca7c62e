package lockmap.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import lockmap.server.config.ServerConfig;

/**
 * Where the server listens.
 *
 * @param host as the operator wrote it
 * @param ip what it stands for
 * @param port the port; 0 for any free one
 */
record BindAddress(String host, InetAddress ip, int port) {

  /**
   * As the settings have it.
   *
   * @throws UncheckedIOException where the host is unknown
   */
  static BindAddress of(ServerConfig.Server listening) {
    try {
      return new BindAddress(
          listening.host(), InetAddress.getByName(listening.host()), listening.port());
    } catch (UnknownHostException e) {
      throw unusable(listening.host(), listening.port(), new IOException("unknown host", e));
    }
  }

  /**
   * Finds out what hinders the server from listening; the framework only logs that something does.
   *
   * @throws UncheckedIOException where something does, with a sentence that says where and what
   */
  void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(ip, port));
    } catch (IOException e) {
      throw unusable(host, port, e);
    }
  }

  /** Where this process itself reaches the server, which listens on the given port. */
  InetSocketAddress door(int chosen) {
    return new InetSocketAddress(
        ip.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : ip, chosen);
  }

  /** How clients write the address, with the port that was chosen. */
  String authority(int chosen) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + chosen;
  }

  private static UncheckedIOException unusable(String host, int port, IOException why) {
    return new UncheckedIOException(
        "cannot listen on %s:%d: %s".formatted(host, port, why.getMessage()), why);
  }
}

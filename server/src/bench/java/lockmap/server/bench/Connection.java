package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * A client's connection to a server on this machine, with as little of its own as can be. To send
 * and to wait for the answer are two steps. For one thread.
 */
final class Connection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The bytes of a request that has a body. */
  static byte[] request(String method, String path, String type, String body) {
    return """
    %s %s HTTP/1.1\r
    Host: localhost\r
    Content-Type: %s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(method, path, type, body.length(), body)
        .getBytes(US_ASCII);
  }

  /** The bytes of a GET. */
  static byte[] get(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(US_ASCII);
  }

  /** Sends a request. */
  void send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
  }

  /**
   * Reads the answer to the oldest request that has none.
   *
   * @throws IllegalStateException where it is no success
   */
  void awaitAnswer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IllegalStateException("the server has ended a connection after: " + head);
      }
      head.append((char) next);
    }
    if (!head.toString().startsWith("HTTP/1.1 20")) {
      throw new IllegalStateException("no success: " + head);
    }
    String name = "\r\ncontent-length: ";
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf(name);
    if (at >= 0) {
      int from = at + name.length();
      in.skipNBytes(Integer.parseInt(lower, from, lower.indexOf('\r', from), 10));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

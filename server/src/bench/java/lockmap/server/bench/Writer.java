package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.StringJoiner;
import lockmap.api.Paths;

/**
 * One who writes what others watch, over a connection of its own. To send and to wait for the
 * answer are two steps, so that one thread can read what the watchers are told in between.
 */
final class Writer implements AutoCloseable {

  private static final String VALUE = "x".repeat(Load.VALUE_SIZE - 1) + Watchers.MARK;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] one = request("PUT", Paths.STORE + Load.KEY, "text/plain", VALUE);

  Writer(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  /** Sends one write. */
  void send() throws IOException {
    out.write(one);
  }

  /** Sends a request that writes the key several times. */
  void send(int times) throws IOException {
    String put = "{\"method\":\"PUT\",\"key\":\"" + Load.KEY + "\",\"value\":\"" + VALUE + "\"}";
    StringJoiner batch = new StringJoiner(",", "[", "]");
    for (int time = 0; time < times; time++) {
      batch.add(put);
    }
    out.write(request("POST", Paths.BATCH, "application/json", batch.toString()));
  }

  /**
   * Reads the answer to the oldest request that has none.
   *
   * @throws IllegalStateException where it is no success
   */
  void awaitAnswer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IllegalStateException("the server has ended a connection after: " + head);
      }
      head.append((char) next);
    }
    if (!head.toString().startsWith("HTTP/1.1 20")) {
      throw new IllegalStateException("not written: " + head);
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

  private static byte[] request(String method, String path, String type, String body) {
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
}

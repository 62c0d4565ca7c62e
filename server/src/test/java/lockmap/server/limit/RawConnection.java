package lockmap.server.limit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection on which exactly the given bytes are sent. */
final class RawConnection implements AutoCloseable {

  private static final int DEADLINE_MILLIS = 10_000;
  private static final String LENGTH = "\r\ncontent-length: ";

  private final Socket socket;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(DEADLINE_MILLIS);
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
  }

  /** The next answer: its head, its body taken off the connection. */
  String answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended after: " + head);
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf(LENGTH) + LENGTH.length();
    in.skipNBytes(Long.parseLong(lower.substring(at, lower.indexOf("\r\n", at))));
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

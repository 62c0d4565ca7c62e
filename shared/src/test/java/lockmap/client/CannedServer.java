package lockmap.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** Answers every request with the same bytes and then ends the connection. */
final class CannedServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");

  private final ServerSocket listener;
  private final String answer;
  private final BlockingQueue<Received> requests = new LinkedBlockingQueue<>();

  /**
   * A request as it came, each character of it a byte.
   *
   * @param head the request line and headers, and the line that ends them
   * @param body as long as the head says, otherwise empty
   */
  record Received(String head, String body) {}

  CannedServer(String answer) {
    this(answer, ServerSocketFactory.getDefault());
  }

  CannedServer(String answer, ServerSocketFactory sockets) {
    this.answer = answer;
    try {
      this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  /**
   * One that says what a server says of a body of some type, and that the connection ends, so that
   * no client sends another request on it.
   */
  static CannedServer answering(String status, String headers, String body) {
    return new CannedServer(
        "HTTP/1.1 "
            + status
            + "\r\n"
            + headers
            + "Connection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  int port() {
    return listener.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The request line and headers of the next request. */
  String nextHead() throws InterruptedException {
    return next().head();
  }

  /** The next request. */
  Received next() throws InterruptedException {
    return requests.take();
  }

  /** Whether every request that was made has been asked for. */
  boolean hasNoMore() {
    return requests.isEmpty();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        requests.add(read(client.getInputStream()));
        client.getOutputStream().write(answer.getBytes(ISO_8859_1));
      } catch (IOException e) {
        // a client that has left, or the end of this server
      }
    }
  }

  /** Reads a whole request, since what is left unread would break the answer off. */
  private static Received read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        Matcher length = LENGTH.matcher(head);
        int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return new Received(head.toString(), new String(in.readNBytes(size), ISO_8859_1));
      }
    }
    return new Received(head.toString(), "");
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

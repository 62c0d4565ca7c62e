package lockmap.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection to a server on this machine over which a test says exactly what bytes go out, and
 * reads exactly one answer at a time. Everything that waits gives up after ten seconds with a
 * {@link java.net.SocketTimeoutException}.
 */
public final class RawConnection implements AutoCloseable {

  private static final int DEADLINE_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects to a port of this machine. */
  public static RawConnection to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(DEADLINE_MILLIS);
    socket.setTcpNoDelay(true);
    return new RawConnection(socket);
  }

  /** Speaks over a socket of whatever kind, which it then owns. */
  public static RawConnection of(Socket socket) throws IOException {
    return new RawConnection(socket);
  }

  /** Reads all that the server says until it ends the connection. */
  public String received() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketException e) {
      all.write('\n'); // an end like any other
    }
    return all.toString(ISO_8859_1);
  }

  /** Sends characters as the bytes of ISO 8859-1 that they are. */
  public RawConnection send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  /** Sends bytes. */
  public RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a request without a body; Host is added. */
  public RawConnection request(String method, String target, String... headers) throws IOException {
    StringBuilder head =
        new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head.append("\r\n").toString());
  }

  /** Sends a request with a body; Host and Content-Length are added. */
  public RawConnection requestWithBody(String method, String target, byte[] body, String... headers)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length);
    return request(method, target, all.toArray(String[]::new)).send(body);
  }

  /** Says that nothing more will be sent, and goes on listening. */
  public RawConnection endSending() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads the answer to a request whose method is not HEAD. */
  public RawAnswer answer() throws IOException {
    RawAnswer head = answerToHead();
    return head.withBody(in.readNBytes(head.contentLength()));
  }

  /**
   * Reads the answer to a request whose method is not HEAD. Of a body that comes in chunks, as the
   * events of a watch do, it reads so many bytes or some more, or all where it ends before.
   */
  public RawAnswer answer(int least) throws IOException {
    RawAnswer head = answerToHead();
    boolean isChunked = head.header("Transfer-Encoding").isPresent();
    return head.withBody(isChunked ? chunks(least) : in.readNBytes(head.contentLength()));
  }

  /** Reads an answer that has no body, whatever its Content-Length says. */
  public RawAnswer answerToHead() throws IOException {
    String status = line();
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
    return RawAnswer.of(status, headers);
  }

  /** Reads bytes and forgets them. */
  public void skip(long bytes) throws IOException {
    in.skipNBytes(bytes);
  }

  /** Reads a line, without its line end. */
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The connection ended after \"" + line + '"');
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private byte[] chunks(int least) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      body.write(in.readNBytes(size));
      line();
      size = body.size() < least ? Integer.parseInt(line(), 16) : 0;
    }
    return body.toByteArray();
  }

  /** Waits until the server ends the connection, and says whether it did so without a word more. */
  public boolean isClosedByServer() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  /** Ends the connection as a client does that crashes. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

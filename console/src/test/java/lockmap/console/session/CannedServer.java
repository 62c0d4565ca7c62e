package lockmap.console.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;

/** Answers each connection's first request with the same bytes and then ends the connection. */
public final class CannedServer implements AutoCloseable {

  private final ServerSocket listener;
  private final String answer;
  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

  /** Listens on loopback; the answer is sent as it is. */
  public CannedServer(String answer) {
    this(answer, ServerSocketFactory.getDefault());
  }

  /** Listens on loopback with sockets of some kind. */
  public CannedServer(String answer, ServerSocketFactory sockets) {
    this.answer = answer;
    try {
      this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  /** The bytes of an answer with a status, headers that each end a line, and a body. */
  public static String answer(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, body.length(), body);
  }

  /** The bytes of a refusal as a LockMap words it. */
  public static String problem(int status, String slug, String detail, String headers) {
    String body =
        "{\"type\":\"/problems/%s\",\"title\":\"T\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(slug, status, detail);
    return answer(status + " X", headers + "Content-Type: application/problem+json\r\n", body);
  }

  /** Its port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Its address by a scheme and a host that means this machine. */
  public URI url(String scheme, String host) {
    return URI.create(scheme + "://" + host + ":" + port());
  }

  /** The request line and headers of the next request. */
  public String nextHead() throws InterruptedException {
    return heads.take();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        if (client instanceof SSLSocket secure) {
          secure.startHandshake();
        }
        Scanner request = new Scanner(client.getInputStream(), ISO_8859_1).useDelimiter("\r\n\r\n");
        heads.add(request.hasNext() ? request.next() : "");
        client.getOutputStream().write(answer.getBytes(ISO_8859_1));
      } catch (IOException e) {
        // a client that has left, or the end of this server
      }
    }
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

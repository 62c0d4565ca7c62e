package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import lockmap.server.LockMapProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGTERM to the real process: what runs is finished, watches are closed, the code is 0. */
class ShutdownTest {

  @Test
  @Timeout(90)
  void aRunningRequestIsFinishedAndAWatchIsClosed() throws Exception {
    try (LockMapProcess lockmap = LockMapProcess.start()) {
      int port = lockmap.awaitPort();
      try (Socket watcher = connect(port);
          Socket writer = connect(port)) {
        send(watcher, "GET /watch_key/k HTTP/1.1\r\nHost: localhost\r\n\r\n");
        BufferedReader events = reader(watcher);
        awaitLine(events, "event: WATCH key k");
        send(writer, "PUT /store/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nha");
        awaitRunning(port);

        lockmap.terminate();
        lockmap.awaitError("event=stopping");
        awaitLine(events, "0"); // the chunk that ends the watch
        send(writer, "lf");
        assertEquals("HTTP/1.1 201 Created", reader(writer).readLine());
        assertNull(afterBlankLines(events));

        Ended ended = lockmap.end();
        assertEquals(0, ended.code());
        assertTrue(ended.errors().getLast().contains("event=stopped"), ended.errors().toString());
        assertThrows(ConnectException.class, () -> connect(port).close());
      }
    }
  }

  /** A request of its own that is answered shows that the ones sent before are being read. */
  private static void awaitRunning(int port) throws IOException {
    try (Socket other = connect(port)) {
      send(other, "GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertEquals("HTTP/1.1 200 OK", reader(other).readLine());
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  private static void awaitLine(BufferedReader reader, String expected) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.equals(expected)) {
      line = reader.readLine();
    }
    assertEquals(expected, line);
  }

  private static String afterBlankLines(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null && line.isEmpty()) {
      line = reader.readLine();
    }
    return line;
  }
}

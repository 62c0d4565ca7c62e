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
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import lockmap.server.LockMapProcess.Ended;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
        assertThrows(ConnectException.class, () -> connectUntilRefused(port));
        send(writer, "lf");
        assertEquals("HTTP/1.1 201 Created", reader(writer).readLine());
        awaitLine(events, "event: PUT key k");
        awaitLine(events, "data: half");
        awaitLine(events, "0"); // the chunk that ends the watch
        assertNull(afterBlankLines(events));

        Ended ended = lockmap.end();
        assertEquals(0, ended.code());
        assertTrue(ended.errors().getLast().contains("event=stopped"), ended.errors().toString());
        assertThrows(ConnectException.class, () -> connect(port).close());
      }
    }
  }

  @Test
  @Timeout(90)
  void aWatchWithinTlsIsToldAndEndedInOrder(@TempDir Path folder) throws Exception {
    Certificates certificates = new Certificates(folder).ca("ca").signed("one", "ca");
    Map<String, String> settings =
        Map.of(
            "KV_STORE_PORT", "0",
            "LOCKMAP_TLS_CERTIFICATE", certificates.chain("one").toString(),
            "LOCKMAP_TLS_PRIVATE_KEY", certificates.key("one").toString());
    SSLSocketFactory clients = certificates.client("ca", null).getSocketFactory();
    try (LockMapProcess lockmap = LockMapProcess.start(List.of(), settings)) {
      int port = lockmap.awaitPort();
      try (Socket watcher = clients.createSocket(InetAddress.getLoopbackAddress(), port);
          RawConnection writer =
              RawConnection.of(clients.createSocket(InetAddress.getLoopbackAddress(), port))) {
        watcher.setSoTimeout(60_000);
        send(watcher, "GET /watch_key/k HTTP/1.1\r\nHost: localhost\r\n\r\n");
        BufferedReader events = reader(watcher);
        awaitLine(events, "event: WATCH key k");
        assertEquals(
            201, writer.requestWithBody("PUT", "/store/k", new byte[] {'v'}).answer().status());
        lockmap.terminate();
        awaitLine(events, "event: PUT key k");
        awaitLine(events, "data: v");
        awaitLine(events, "0"); // the chunk that ends the watch
        assertNull(afterBlankLines(events));
        Ended ended = lockmap.end();
        assertEquals(0, ended.code());
        assertTrue(ended.errors().getLast().contains("event=stopped"), ended.errors().toString());
      }
    }
  }

  @Test
  @Timeout(90)
  void noWatcherMissesWhatWasAcknowledgedThoughOthersDoNotRead() throws Exception {
    // So many at once are more than a server can carry that has just begun.
    Map<String, String> settings =
        Map.of("KV_STORE_PORT", "0", "LOCKMAP_OVERLOAD_MAX_QUEUE_DELAY", "PT0S");
    try (LockMapProcess lockmap = LockMapProcess.start(List.of(), settings)) {
      int port = lockmap.awaitPort();
      try (StoppedLoad load = new StoppedLoad(port, 900, 100)) {
        load.awaitAcknowledged(100);

        long told = System.nanoTime();
        lockmap.terminate();
        Ended ended = lockmap.end();
        long took = System.nanoTime() - told;

        assertEquals(0, ended.code(), ended.errors().toString());
        assertTrue(took < Duration.ofSeconds(10).toNanos(), () -> "took " + Duration.ofNanos(took));
        load.assertAllTold();
      }
    }
  }

  @Test
  @Timeout(90)
  void aWatcherThatDoesNotReadIsNotWaitedFor() throws Exception {
    Map<String, String> settings =
        Map.of("KV_STORE_PORT", "0", "LOCKMAP_SERVER_SHUTDOWN_GRACE", "PT40S");
    try (LockMapProcess lockmap = LockMapProcess.start(List.of(), settings)) {
      int port = lockmap.awaitPort();
      try (Socket watcher = connect(port);
          RawConnection writer = RawConnection.to(port)) {
        send(watcher, "GET /watch?key=k HTTP/1.1\r\nHost: localhost\r\n\r\n");
        for (int megabyte = 0; megabyte < 20; megabyte++) {
          writer.requestWithBody("PUT", "/store/k", new byte[1 << 20]).answer();
        }

        long told = System.nanoTime();
        lockmap.terminate();
        assertEquals(0, lockmap.end().code());
        Duration took = Duration.ofNanos(System.nanoTime() - told);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, () -> "took " + took);
      }
    }
  }

  /** One that comes while the port is being closed may be reset. */
  private static void connectUntilRefused(int port) throws IOException {
    while (true) {
      try {
        connect(port).close();
      } catch (SocketException end) {
        if (end instanceof ConnectException refused) {
          throw refused;
        }
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

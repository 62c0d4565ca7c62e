package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;

/** {@code server.read-timeout} on a whole server, by the real clock. */
class SlowClientsTest {

  private static final int MOST_BYTES = 1_000;

  @Test
  void aSilentConnectionIsClosed() throws IOException {
    try (LiveServer server = LiveServer.with(Map.of("server.read-timeout", "PT0.3S"));
        RawConnection silent = RawConnection.to(server.port())) {
      assertTrue(silent.isClosedByServer());
    }
  }

  @Test
  void headersThatTrickleInAreNotWaitedFor() throws Exception {
    try (LiveServer server = LiveServer.with(Map.of("server.read-timeout", "PT1S"));
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send("GET /status HTTP/1.1\r\nHost: ");
      int sent = 0;
      while (sent < MOST_BYTES && sends(connection)) {
        sent++;
        Thread.sleep(10); // the pace of this client; what is waited for is the server's refusal
      }
      assertTrue(sent < MOST_BYTES, "the server took them all");
    }
  }

  @Test
  void aBodyThatBreaksOffIsAnsweredWith408() throws IOException {
    try (LiveServer server = LiveServer.with(Map.of("server.read-timeout", "PT1S"));
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send("PUT /store/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nab");
      assertEquals(408, connection.answer().status());
      assertTrue(connection.isClosedByServer());
    }
  }

  @Test
  void anOpenWatchOutlivesTheTimeout() throws IOException {
    try (LiveServer server = LiveServer.with(Map.of("server.read-timeout", "PT2S"));
        EventProbe watch = server.watchKey("k")) {
      assertEquals("WATCH key k", watch.next().name());
      try (RawConnection silent = RawConnection.to(server.port())) {
        assertTrue(silent.isClosedByServer());
      }
      server.put("/store/k", "v");
      assertEquals("PUT key k", watch.next().name());
    }
  }

  private static boolean sends(RawConnection connection) throws IOException {
    try {
      connection.send("x");
      return true;
    } catch (SocketException e) {
      return false;
    }
  }
}

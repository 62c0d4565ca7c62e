package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watcher that does not read: it holds nobody up, and is told that it lost its place. */
class SlowWatcherTest {

  private static final int WRITES = 60;
  private static final String FILLER = "x".repeat(500_000);

  @Test
  @Timeout(90)
  void itLosesItsPlaceAndNotAnEventInSilence() throws IOException {
    try (LiveServer server =
            LiveServer.with(Map.of("watch.buffer", "4", "rate-limit.enabled", "false"));
        Socket slow = new Socket()) {
      slow.setReceiveBufferSize(4096);
      slow.setSoTimeout(30_000);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      slow.getOutputStream()
          .write("GET /watch_key/k HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      BufferedReader events =
          new BufferedReader(new InputStreamReader(new ChunkedBody(slow.getInputStream()), UTF_8));
      awaitEvent(events);

      for (int write = 1; write <= WRITES; write++) {
        assertTrue(server.put("/store/k", write + FILLER).statusCode() < 300);
      }

      List<String> names = new ArrayList<>();
      long last = 0;
      while (last < WRITES) {
        String name = awaitEvent(events);
        long id = Long.parseLong(field(events, "id: "));
        String data = field(events, "data: ");
        assertTrue(id > last, "revisions rise");
        assertEquals(id + FILLER, data, "the value that this revision wrote");
        if (name.startsWith("PUT")) {
          assertEquals(last + 1, id, "a PUT follows what came before it");
        }
        last = id;
        names.add(name);
      }
      assertTrue(names.contains("WATCH key k"), "told by a fresh WATCH: " + names);
      assertTrue(names.size() < WRITES, "it did lose its place");
    }
  }

  private static String awaitEvent(BufferedReader events) throws IOException {
    return field(events, "event: ");
  }

  private static String field(BufferedReader events, String field) throws IOException {
    String line = events.readLine();
    while (!line.startsWith(field)) {
      line = events.readLine();
    }
    return line.substring(field.length());
  }
}

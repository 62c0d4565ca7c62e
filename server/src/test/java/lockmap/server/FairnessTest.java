package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that keep the server as busy as they can, and what is left for others. */
class FairnessTest {

  private static final int GREEDY = 4;
  private static final int OTHERS = 20;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("KV_STORE_PORT", "0", "LOCKMAP_RATE_LIMIT_ENABLED", "false");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Timeout(90)
  void newClientsAreAnsweredWhileOthersSendRequestUponRequest(int processors) throws Exception {
    List<String> options = List.of("-XX:ActiveProcessorCount=" + processors);
    try (LockMapProcess lockmap = LockMapProcess.start(options, ENVIRONMENT)) {
      int port = lockmap.awaitPort();
      List<Greedy> greedy = new ArrayList<>();
      try {
        for (int i = 0; i < GREEDY; i++) {
          greedy.add(new Greedy(port));
        }
        for (Greedy one : greedy) {
          one.busy.await();
        }
        for (int i = 0; i < OTHERS; i++) {
          try (RawConnection other = RawConnection.to(port)) {
            assertEquals(200, other.request("GET", "/health/live").answer().status());
          }
        }
      } finally {
        for (Greedy one : greedy) {
          one.close();
        }
      }
    }
  }

  /** A client that does not wait for an answer before it sends what it wants next. */
  private static final class Greedy implements AutoCloseable {

    private static final byte[] REQUESTS =
        "GET /store/k HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(2000).getBytes(US_ASCII);

    private static final int MUCH = 1_000_000;

    private final CountDownLatch busy = new CountDownLatch(1);
    private final Socket socket;

    Greedy(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      Thread.ofPlatform().start(this::ask);
      Thread.ofPlatform().start(this::listen);
    }

    private void ask() {
      try {
        while (true) {
          socket.getOutputStream().write(REQUESTS);
        }
      } catch (IOException e) {
        // It was closed.
      }
    }

    private void listen() {
      byte[] answers = new byte[1 << 18];
      long read = 0;
      try {
        for (int length = 0; length >= 0; length = socket.getInputStream().read(answers)) {
          read += length;
          if (read > MUCH) {
            busy.countDown();
          }
        }
      } catch (IOException e) {
        // It was closed.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}

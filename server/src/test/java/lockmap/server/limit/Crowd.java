package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lockmap.server.http.RawConnection;

/** Some clients that have each asked for a key. */
final class Crowd implements AutoCloseable {

  private final List<RawConnection> clients = new ArrayList<>();

  Crowd(int port, int size) throws IOException {
    for (int i = 0; i < size; i++) {
      clients.add(RawConnection.to(port).request("GET", "/store/k"));
    }
  }

  void assertAllAnswered(int status) throws IOException {
    for (RawConnection client : clients) {
      assertEquals(status, client.answer().status());
    }
  }

  @Override
  public void close() throws IOException {
    for (RawConnection client : clients) {
      client.close();
    }
  }
}

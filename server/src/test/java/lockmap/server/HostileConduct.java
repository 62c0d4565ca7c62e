package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.RawConnection;

/**
 * What a stranger does rather than what he sends, and what becomes of it, in words. That it does is
 * asserted by the act itself, against a server of its own.
 *
 * @param name what is done
 * @param answer what is answered, if anything
 * @param then what becomes of the connections, and of others
 * @param act does it, and throws where the server behaves in another way
 */
record HostileConduct(String name, String answer, String then, Act act) {

  /** Something done to a server. */
  interface Act {
    void run() throws Exception;
  }

  /** Something done to a server that stands for nothing else. */
  interface OnServer {
    void run(LiveServer server) throws Exception;
  }

  static void with(Map<String, String> settings, OnServer act) throws Exception {
    try (LiveServer server = LiveServer.with(settings)) {
      act.run(server);
      assertNextIsServed(server);
    }
  }

  static void assertNextIsServed(LiveServer server) throws IOException {
    try (RawConnection next = RawConnection.to(server.port())) {
      assertEquals(200, next.request("GET", "/health/ready").answer().status());
    }
  }

  static Status status(LiveServer server) {
    return WireJson.read(server.get("/status").body().getBytes(UTF_8), Status.class);
  }

  static void await(BooleanSupplier condition, String what) {
    Await.within(Duration.ofSeconds(20), condition, what);
  }

  @Override
  public String toString() {
    return name;
  }
}

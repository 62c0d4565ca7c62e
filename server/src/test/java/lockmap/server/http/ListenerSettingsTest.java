package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListenerSettingsTest {

  @Test
  void aRequestInFlightIsFinishedWhenTheServerStops() throws Exception {
    ToyServer server = new ToyServer();
    try (RawConnection idle = server.connect();
        RawConnection busy = server.connect()) {
      assertEquals(200, idle.request("GET", "/status").answer().status());
      busy.request("GET", "/waits");
      assertTrue(server.arrived.await(10, TimeUnit.SECONDS));

      Thread stopping = Thread.ofVirtual().start(server::close);
      assertTrue(idle.isClosedByServer());
      server.released.countDown();

      assertEquals("released", busy.answer().body());
      assertTrue(busy.isClosedByServer());
      assertTrue(stopping.join(Duration.ofSeconds(10)));
    }
  }
}

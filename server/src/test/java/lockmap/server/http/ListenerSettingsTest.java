package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
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

  /** As the framework does it with each connection that it accepts. */
  @Test
  void theSystemIsToAskAfterSilentClients() throws Exception {
    WebServerConfig.Builder server = WebServer.builder();
    Problems problems = new Problems(_ -> new byte[0]);
    Traffic traffic = new Traffic(() -> 0);
    ReadTimeouts timeouts =
        new ReadTimeouts(Duration.ofSeconds(1), () -> 0, problems, traffic, List.of());
    ListenerSettings.apply(server, problems, timeouts, traffic, 1, Duration.ZERO);
    try (ServerSocketChannel listening =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel client = SocketChannel.open(listening.getLocalAddress());
        SocketChannel accepted = listening.accept()) {
      assertTrue(client.isConnected());
      server.connectionOptions().orElseThrow().configureSocket(accepted);
      assertTrue(accepted.getOption(StandardSocketOptions.SO_KEEPALIVE));
      assertTrue(accepted.getOption(StandardSocketOptions.TCP_NODELAY));
      assertEquals(5, accepted.getOption(ExtendedSocketOptions.TCP_KEEPIDLE));
      assertEquals(3, accepted.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL));
      assertEquals(3, accepted.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
    }
  }
}

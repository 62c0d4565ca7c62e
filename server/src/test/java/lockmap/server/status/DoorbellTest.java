package lockmap.server.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorbellTest {

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger accepted = new AtomicInteger();
  private ServerSocket door;

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    door.close();
  }

  @Test
  void aServerThatTakesConnectionsIsWell() {
    Thread.startVirtualThread(this::accept);
    assertEquals("", doorbell(Duration.ofSeconds(30)).complaint());
  }

  @Test
  void aConnectionThatNobodyTakesIsNone() {
    String complaint = doorbell(Duration.ofMillis(100)).complaint();
    assertEquals("No connection was accepted for 100 ms.", complaint);
  }

  @Test
  void aPortThatIsClosedIsToldByTheSystem() throws IOException {
    Doorbell doorbell = doorbell(Duration.ofSeconds(30));
    door.close();
    String complaint = doorbell.complaint();
    assertTrue(complaint.startsWith("No connection can be made: Connection refused"), complaint);
  }

  @Test
  void itRingsOnceASecondAtMost() {
    Thread.startVirtualThread(this::accept);
    Doorbell doorbell = doorbell(Duration.ofSeconds(30));
    for (int asked = 0; asked < 10; asked++) {
      assertEquals("", doorbell.complaint());
    }
    clock.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
    assertEquals("", doorbell.complaint());
    assertEquals(1, accepted.get());
    clock.addAndGet(1);
    assertEquals("", doorbell.complaint());
    assertEquals(2, accepted.get());
  }

  private Doorbell doorbell(Duration patience) {
    InetSocketAddress address = new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    return new Doorbell(() -> address, patience, clock::get);
  }

  private void accept() {
    try {
      while (true) {
        try (Socket guest = door.accept()) {
          accepted.incrementAndGet();
          guest.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException e) {
      assertTrue(door.isClosed(), "the door is open until it is closed: " + e);
    }
  }
}

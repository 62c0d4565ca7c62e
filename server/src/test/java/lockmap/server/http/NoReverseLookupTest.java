package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** The name of this machine's own address stands in every system's file of hosts. */
class NoReverseLookupTest {

  @Test
  void anAddressStaysAnAddress() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    assertEquals("127.0.0.1", new InetSocketAddress(loopback, 1).getHostName());
  }

  @Test
  void aNameIsLookedUp() throws Exception {
    assertTrue(InetAddress.getByName("localhost").isLoopbackAddress());
  }
}

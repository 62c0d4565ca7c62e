package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import lockmap.server.config.ConfigException;
import org.junit.jupiter.api.Test;

/** A start that fails half way says why, and leaves nothing running. */
class FailedStartTest {

  @Test
  void aProxyThatIsNoAddressIsNamedWithItsSetting() {
    long before = expirers();
    ConfigException wrong =
        assertThrows(
            ConfigException.class,
            () -> LiveServer.with(Map.of("rate-limit.trusted-proxies", "10.0.0.0/8,foo")));
    String sentence = String.valueOf(wrong.getMessage());
    assertTrue(sentence.startsWith("rate-limit.trusted-proxies: 'foo'"), sentence);
    assertEquals(before, expirers());
  }

  private static long expirers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("expirer"))
        .count();
  }
}

package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockmap.server.config.ConfigException;
import lockmap.server.http.LogRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gives the store away to a whole network without saying so. */
class ExposureTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void anOpenAddressIsRefusedAndTheWaysOutAreNamed(String host) {
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> LiveServer.with(Map.of("server.host", host)).close());
    String sentence = String.valueOf(refused.getMessage());
    for (String named :
        List.of(host, "auth.tokens-file", "tls.client-ca", "server.insecure-bind=true")) {
      assertTrue(sentence.contains(named), sentence);
    }
  }

  @Test
  void anOpenAddressIsTakenWhereTheOperatorMeansIt() {
    Map<String, String> open = Map.of("server.host", "0.0.0.0", "server.insecure-bind", "true");
    try (LiveServer server = LiveServer.with(open)) {
      assertEquals(200, server.get("/status").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.2"})
  void thisMachineAloneNeedsNothing(String host) {
    try (LiveServer server = LiveServer.with(Map.of("server.host", host))) {
      assertEquals(200, server.get("/status").statusCode());
    }
  }

  @Test
  void tokensOrCertificatesOfClientsAreEnoughAndTokensInClearAreWarnedOf() throws Exception {
    Map<String, String> tls = Map.of("tls.certificate", "a", "tls.private-key", "b");
    assertEquals(List.of(), warnings(false, Map.of("tls.client-ca", "c"), tls));
    assertEquals(List.of(), warnings(true, tls));
    List<String> warned = warnings(true);
    assertEquals(1, warned.size());
    assertTrue(warned.getFirst().contains("tls.certificate"), warned.getFirst());
    assertThrows(ConfigException.class, () -> warnings(false, tls));
  }

  @SafeVarargs
  private static List<String> warnings(boolean asksForTokens, Map<String, String>... settings)
      throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("server.host", "0.0.0.0"));
    for (Map<String, String> some : settings) {
      all.putAll(some);
    }
    try (LogRecorder log = new LogRecorder()) {
      new Exposure(InetAddress.getByName("0.0.0.0"), asksForTokens, LiveServer.config(all)).check();
      return log.lines();
    }
  }
}

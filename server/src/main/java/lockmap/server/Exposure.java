package lockmap.server;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.Map.entry;

import java.net.InetAddress;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;

/**
 * Who can reach the server, and what stands between them and the store.
 *
 * @param address where it listens
 * @param asksForTokens whether a client must show a token
 * @param config the rest of what it was told
 */
record Exposure(InetAddress address, boolean asksForTokens, ServerConfig config) {

  private static final System.Logger LOG = System.getLogger(Exposure.class.getName());

  /**
   * Refuses to let others read and change everything, unless the operator says that it is meant;
   * and warns where tokens could be read on their way.
   *
   * @throws ConfigException where anybody who reaches the address could do anything
   */
  void check() {
    if (address.isLoopbackAddress()) {
      return;
    }
    ServerConfig.Tls tls = config.tls();
    if (!asksForTokens && tls.clientCa() == null && !config.server().insecureBind()) {
      throw new ConfigException(
          "server.host is "
              + config.server().host()
              + ", where others can reach the server, and it would let all of them read and change"
              + " everything: set auth.tokens-file or tls.client-ca, or server.insecure-bind=true if"
              + " that is meant");
    }
    if (asksForTokens && !tls.isOn()) {
      LOG.log(
          WARNING,
          "Tokens are asked for without TLS, so whoever is on the way can read them: set"
              + " tls.certificate and tls.private-key, or let a proxy speak TLS",
          entry("event", "tokens_in_clear"));
    }
  }
}

package lockmap.server.limit;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.List;

/** Who a request comes from, as the rate limit sees it, for whoever writes it down. */
public final class ClientAddress {

  private static final String GONE = "gone";

  private final TrustedProxies proxies;

  /**
   * Looks at the connection, and at what the given proxies say.
   *
   * @param trustedProxies as {@link RateLimitFilter} has them
   * @throws IllegalArgumentException where one of them is no address and no range, naming it
   */
  public ClientAddress(List<String> trustedProxies) {
    this.proxies = new TrustedProxies(trustedProxies);
  }

  /** The client's address as text, or a word that is none where its connection has gone already. */
  public String of(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? proxies
            .client(
                IpAddress.of(peer.getAddress()),
                request.headers().all(HeaderNames.X_FORWARDED_FOR, List::of))
            .text()
        : GONE;
  }
}

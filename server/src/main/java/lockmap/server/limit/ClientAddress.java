package lockmap.server.limit;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a request comes from: whom the rate limit counts, and whom the audit log names. */
public final class ClientAddress {

  private static final String GONE = "gone";

  private final TrustedProxies proxies;

  /**
   * Looks at the connection, and at what the given proxies say.
   *
   * @param trustedProxies addresses or CIDR ranges, IPv4 or IPv6, of the proxies whose {@code
   *     X-Forwarded-For} says who a client is; none where clients come straight to the server
   * @throws IllegalArgumentException where one of them is neither, naming it
   */
  public ClientAddress(List<String> trustedProxies) {
    this.proxies = new TrustedProxies(trustedProxies);
  }

  /** The client's address as text, or a word that is none where its connection has gone already. */
  public String of(ServerRequest request) {
    IpAddress client = find(request);
    return client == null ? GONE : client.text();
  }

  /** The client's address; null where its connection has gone already. */
  @Nullable IpAddress find(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? proxies.client(
            IpAddress.of(peer.getAddress()),
            request.headers().all(HeaderNames.X_FORWARDED_FOR, List::of))
        : null;
  }
}

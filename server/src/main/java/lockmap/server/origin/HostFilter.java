package lockmap.server.origin;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lockmap.server.http.HttpProblem;

/**
 * Answers only who calls the server by a name of its own. Without that, a page could have its own
 * name lead to this machine (DNS rebinding), and its browser would take the store for a part of the
 * page and let it read and write everything.
 *
 * <p>A request's target that is a whole URL must name the same host; {@code RawPath} sees to that.
 */
public final class HostFilter implements Filter {

  /** A name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9_.~-]+|\\[[0-9A-Fa-f:.]{2,}])(?::\\d{0,5})?");

  private final HostNames names;
  private volatile String lastAdmitted = "";

  /**
   * A filter for all requests of a server.
   *
   * @param names host names besides {@code localhost} and IP addresses; {@code *} for all that
   *     there are
   * @param others knows of further names, which it is asked for in lower case
   */
  public HostFilter(List<String> names, Predicate<String> others) {
    this.names = new HostNames(names, others);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String host = request.headers().get(HeaderNames.HOST).get();
    // Nearly all requests of a server have the same Host, so one is enough to remember.
    if (!host.equals(lastAdmitted)) {
      require(host);
      lastAdmitted = host;
    }
    chain.proceed();
  }

  private void require(String host) {
    if (!HOST.matcher(host).matches()) {
      throw new HttpProblem(400, "bad-request", "Bad request", "The Host header names no host.");
    }
    if (!names.admit(withoutPort(host))) {
      throw new HttpProblem(
          421,
          "unknown-host",
          "Unknown host",
          "This server is not called \""
              + withoutPort(host)
              + "\"; server.allowed-hosts lists the names that it has besides localhost and its"
              + " IP addresses.");
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}

package lockmap.server.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * The outermost filter: counts each request once it has been answered, whoever answered it. It is
 * the only place that does, so that what is refused on the way to a route is counted as well. One
 * that ended without an answer, because its client left or was too slow, counts as 499, which is
 * what nginx calls that.
 */
public final class RequestMeter implements Filter {

  private static final int UNANSWERED = 499;

  private final Routes routes;
  private final Traffic traffic;

  /**
   * A meter of all requests.
   *
   * @param routes what tells one kind of request from another
   * @param traffic what keeps the time
   */
  public RequestMeter(Routes routes, Traffic traffic) {
    this.routes = routes;
    this.traffic = traffic;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = traffic.now();
    try {
      chain.proceed();
    } finally {
      routes.count(request, status(response), start);
    }
  }

  /** The status that a request was answered with; 499 where it was not. */
  public static int status(RoutingResponse response) {
    boolean hasBegun = response.isSent() || !response.resetStream();
    return hasBegun ? response.status().code() : UNANSWERED;
  }
}

package lockmap.server.limit;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import lockmap.server.http.HttpProblem;
import lockmap.server.limit.Decision.Allowed;
import lockmap.server.limit.Decision.Refused;

/**
 * Counts each request against its client's quota and says in every answer how much is left, in the
 * fields of draft-ietf-httpapi-ratelimit-headers-11. A refused request is an {@link HttpProblem}
 * with status 429. Health checks and metrics are neither counted nor refused.
 *
 * <p>The policy's window {@code w} is the time in which a whole burst comes back, and {@code t} is
 * when nothing of it would be missing any more; on a refusal, {@code t} is when one request is
 * allowed again, which is also what {@code Retry-After} says. All are whole seconds, rounded up.
 */
public final class RateLimitFilter implements Filter {

  private static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
  private static final HeaderName STATE = HeaderNames.create("RateLimit");
  private static final HeaderName WAIT = HeaderNames.create("x-ratelimit-after");

  private final RateLimiter limiter;
  private final ClientAddress clients;
  private final Header policy;

  /**
   * A filter for all requests of a server.
   *
   * @param limiter who keeps the count
   * @param clients who a request comes from
   */
  public RateLimitFilter(RateLimiter limiter, ClientAddress clients) {
    this.limiter = limiter;
    this.clients = clients;
    Quota quota = limiter.quota();
    this.policy =
        HeaderValues.createCached(
            POLICY, "\"address\";q=" + quota.burst() + ";w=" + quota.windowSeconds());
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!Probes.includes(request.prologue().uriPath().rawPath())) {
      switch (limiter.acquire(client(request))) {
        case Allowed allowed -> response.header(policy).header(state(allowed));
        case Refused refused -> throw tooMany(refused);
      }
    }
    chain.proceed();
  }

  private IpAddress client(RoutingRequest request) {
    IpAddress client = clients.find(request);
    if (client != null) {
      return client;
    }
    throw new CloseConnectionException("The connection was closed before its request was counted.");
  }

  private HttpProblem tooMany(Refused refused) {
    long seconds = refused.seconds();
    return new HttpProblem(
            429,
            "quota-exceeded",
            "Too many requests",
            "The "
                + limiter.quota().burst()
                + " requests that one address may make at once are used up and come back at "
                + limiter.quota().perSecond()
                + " a second. Try again in "
                + seconds
                + " s.")
        .with(policy)
        .with(state(refused))
        .with(HeaderValues.create(HeaderNames.RETRY_AFTER, seconds))
        .with(HeaderValues.create(WAIT, seconds));
  }

  private static Header state(Decision decision) {
    return HeaderValues.create(
        STATE, "\"address\";r=" + decision.remaining() + ";t=" + decision.seconds());
  }
}

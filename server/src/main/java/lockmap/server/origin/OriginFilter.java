package lockmap.server.origin;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockmap.server.http.Answers;
import lockmap.server.http.HttpProblem;

/**
 * Lets no page of another origin change anything, unless its origin is allowed; such pages may read
 * answers too, which CORS (the Fetch standard) has the server tell their browsers.
 *
 * <p>A browser says where a request comes from: {@code Sec-Fetch-Site} in all browsers since 2023,
 * {@code Origin} in all that there are. A request that has neither comes from no page. This is how
 * Go's {@code http.CrossOriginProtection} decides, with one thing more: where the server speaks TLS
 * itself, a page that was sent without it is another origin. A request to read is always carried
 * out; without the headers of CORS the browser shows the page nothing of the answer.
 *
 * <p>No answer allows credentials, so a page of another origin never speaks with the certificate of
 * the user's browser; it may bring a token of its own.
 */
public final class OriginFilter implements Filter {

  /** The setting that stands for every origin. */
  private static final String ANY = "*";

  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Origin");
  private static final Header EXPOSED =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
          "Allow, ETag, KV-TTL, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate,"
              + " x-ratelimit-after");
  private static final Header METHODS =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, PUT, POST, DELETE");
  private static final Header HEADERS =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
          "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID");

  /** Two hours, which is the longest that browsers remember it. */
  private static final Header MAX_AGE =
      HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_MAX_AGE, "7200");

  private static final Header EVERYBODY =
      HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);

  private final Set<String> allowed;

  /**
   * A filter for all requests of a server.
   *
   * @param allowed the origins whose pages may do what pages of the server's own origin may, each
   *     as browsers write it, {@code https://app.example}; {@code *} for every page there is
   */
  public OriginFilter(List<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    ServerRequestHeaders headers = request.headers();
    if (!allowed.isEmpty()) {
      response.header(VARY);
    }
    if (!headers.contains(HeaderNames.ORIGIN)) {
      requireOwnSite(request);
      chain.proceed();
      return;
    }
    String origin = headers.get(HeaderNames.ORIGIN).get();
    if (!isAllowed(origin)) {
      requireOwnPage(request, origin);
      chain.proceed();
      return;
    }
    response.header(
        allowed.contains(ANY)
            ? EVERYBODY
            : HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin));
    if (isPreflight(request)) {
      Answers.empty(
          response.header(METHODS).header(HEADERS).header(MAX_AGE), Status.NO_CONTENT_204);
      return;
    }
    response.header(EXPOSED);
    chain.proceed();
  }

  /** The opaque origin {@code null} is anybody's, and so belongs to no list but all. */
  private boolean isAllowed(String origin) {
    return allowed.contains(origin) || allowed.contains(ANY);
  }

  private static boolean isPreflight(RoutingRequest request) {
    return request.prologue().method().equals(Method.OPTIONS)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private static void requireOwnPage(RoutingRequest request, String origin) {
    if (request.headers().contains(FETCH_SITE)) {
      requireOwnSite(request);
    } else if (!isSafe(request) && !isOwn(request, origin)) {
      throw foreign();
    }
  }

  private static void requireOwnSite(RoutingRequest request) {
    if (!request.headers().contains(FETCH_SITE) || isSafe(request)) {
      return;
    }
    String site = request.headers().get(FETCH_SITE).get();
    if (!site.equals("same-origin") && !site.equals("none")) {
      throw foreign();
    }
  }

  private static boolean isSafe(RoutingRequest request) {
    Method method = request.prologue().method();
    return method.equals(Method.GET) || method.equals(Method.HEAD) || method.equals(Method.OPTIONS);
  }

  /** Without TLS the scheme says nothing, because a proxy may have taken TLS off. */
  private static boolean isOwn(RoutingRequest request, String origin) {
    String host = request.headers().get(HeaderNames.HOST).get();
    int begin = origin.length() - host.length();
    return begin >= 0
        && origin.regionMatches(true, begin, host, 0, host.length())
        && (isScheme(origin, "https://", begin)
            || (!request.isSecure() && isScheme(origin, "http://", begin)));
  }

  private static boolean isScheme(String origin, String scheme, int length) {
    return length == scheme.length() && origin.startsWith(scheme);
  }

  private static HttpProblem foreign() {
    return new HttpProblem(
        403,
        "cross-origin",
        "Cross-origin request",
        "A page of another origin may change nothing here; cors.allow-origins lists the origins"
            + " that may.");
  }
}

package lockmap.server.limit;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import lockmap.api.Paths;
import lockmap.api.Problem;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.http.HttpProblem;

/**
 * Answers with 503 and {@code Retry-After} what a {@link LoadShedder} refuses. Health checks, the
 * metrics and the status are never refused: they are what an operator looks at then.
 *
 * <p>To refuse a read costs the server hardly less than to answer it, since what is dear is the way
 * in and out of the kernel. Clients that ask again at once could therefore keep it busy with
 * refusing. So refusals are answered at a pace that it has to spare, and those beyond it wait for
 * their turn, up to the second that they are told to wait anyway: a connection that waits asks for
 * nothing more, and a client that keeps to {@code Retry-After} is hardly ever held.
 */
public final class LoadSheddingFilter implements Filter {

  private static final Header PROBLEM_JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
  private static final Header RETRY_AFTER = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");

  /** Written once: to make a text of it each time would cost more than a read does. */
  private static final byte[] OVERLOADED =
      WireJson.write(
          new HttpProblem(
                  503,
                  "overloaded",
                  "Overloaded",
                  "More is asked of the server than it can carry. Try again later.")
              .problem());

  private final LoadShedder shedder;

  /**
   * A filter for all requests of a server.
   *
   * @param shedder decides
   */
  public LoadSheddingFilter(LoadShedder shedder) {
    this.shedder = shedder;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (shedder.refuses() && !isExempt(request.prologue().uriPath().rawPath())) {
      refuse(request, response);
    } else {
      chain.proceed();
    }
  }

  private static boolean isExempt(String path) {
    return Probes.includes(path) || path.equals(Paths.STATUS);
  }

  private void refuse(RoutingRequest request, RoutingResponse response) {
    shedder.refuse();
    Answers.send(
        request,
        response.status(Status.SERVICE_UNAVAILABLE_503).header(PROBLEM_JSON).header(RETRY_AFTER),
        OVERLOADED);
  }
}

package lockmap.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Function;
import lockmap.api.MalformedJsonException;
import lockmap.api.Problem;
import lockmap.api.TooManyOperationsException;

/**
 * Turns what was thrown into the {@code problem+json} that the client gets; the only place that
 * does. What the framework or a library says of a failure stays here: a client reads our own words.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Problems implements ErrorHandler<Throwable> {

  static final Header PROBLEM_JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);

  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private final Function<Problem, byte[]> json;

  /**
   * Problems written by the given serialiser.
   *
   * @param json the JSON text of a problem, in UTF-8
   */
  public Problems(Function<Problem, byte[]> json) {
    this.json = json;
  }

  /**
   * Answers a request with what was thrown while it was worked on.
   *
   * @throws CloseConnectionException where there is nobody or no way to tell: the client has gone,
   *     or its answer has begun
   */
  @Override
  public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
    requireListener(request, response, thrown);
    HttpProblem problem = problemOf(request, thrown);
    forgetBody(response);
    response.status(problem.problem().status());
    problem.headers().forEach(response::header);
    response.header(PROBLEM_JSON);
    if (problem.isClosing()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    Answers.send(request, response, bodyOf(problem));
  }

  byte[] bodyOf(HttpProblem problem) {
    return json.apply(problem.problem());
  }

  private static void requireListener(
      ServerRequest request, ServerResponse response, Throwable thrown) {
    if (thrown instanceof CloseConnectionException gone) {
      throw gone;
    }
    if (response instanceof RoutingResponse begun && !begun.resetStream()) {
      report(request, thrown);
      throw new CloseConnectionException("The answer had begun when its making failed", thrown);
    }
  }

  private static HttpProblem problemOf(ServerRequest request, Throwable thrown) {
    return switch (thrown) {
      case HttpProblem problem -> problem;
      case MalformedJsonException malformed ->
          new HttpProblem(400, "bad-json", "Bad JSON", said(malformed));
      case TooManyOperationsException tooMany ->
          new HttpProblem(413, "too-many-operations", "Too many operations", said(tooMany));
      case DataReader.InsufficientDataAvailableException _ ->
          StandardProblems.badRequest("The body ended before its Content-Length was reached.")
              .closing();
      case HttpException framework when framework.status().code() < 500 ->
          standardProblem(framework.status(), framework.headers());
      case RequestException framework when framework.status().code() < 500 ->
          standardProblem(framework.status(), framework.responseHeaders()).closing();
      case InterruptedException _ -> StandardProblems.shuttingDown().closing();
      default -> {
        report(request, thrown);
        yield StandardProblems.of(500);
      }
    };
  }

  private static String said(RuntimeException ownWords) {
    return Objects.requireNonNull(ownWords.getMessage());
  }

  private static HttpProblem standardProblem(Status status, Headers headers) {
    HttpProblem problem = StandardProblems.of(status.code());
    headers.forEach(problem::with);
    return problem;
  }

  private static void report(ServerRequest request, Throwable thrown) {
    String path = request.prologue().uriPath().rawPath().replaceAll("[^!-~]", "?");
    LOG.log(Level.ERROR, request.prologue().method().text() + " " + path + " failed", thrown);
  }

  /** Headers that tell of the body which will not come now; those of filters stay. */
  private static void forgetBody(ServerResponse response) {
    response
        .headers()
        .remove(HeaderNames.CONTENT_LENGTH)
        .remove(HeaderNames.CONTENT_ENCODING)
        .remove(HeaderNames.TRANSFER_ENCODING)
        .remove(HeaderNames.ETAG);
  }
}

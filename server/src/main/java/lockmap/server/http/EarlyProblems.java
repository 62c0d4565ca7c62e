package lockmap.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code problem+json} to what fails before there is a request to route: a malformed or
 * oversized request line, headers or framing, and counts it, since nobody else sees it. The
 * connection ends with these answers.
 *
 * <p>The framework has fewer statuses for this than HTTP. Where one of its fixed messages (never
 * shown to a client) tells more than its status, the answer is the more exact one.
 */
final class EarlyProblems implements DirectHandler {

  private final Problems problems;
  private final Traffic traffic;

  private EarlyProblems(Problems problems, Traffic traffic) {
    this.problems = problems;
    this.traffic = traffic;
  }

  /** Handlers for every event that the framework knows. */
  static DirectHandlers handlers(Problems problems, Traffic traffic) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new EarlyProblems(problems, traffic));
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    int code = statusCode(request, status, message);
    traffic.refusedUnread(code);
    return answer(request, code, headers);
  }

  /** Called for what the framework's own routing throws. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown) {
    return answer(request, status.code(), headers);
  }

  private TransportResponse answer(
      TransportRequest request, int status, ServerResponseHeaders headers) {
    HttpProblem problem = StandardProblems.of(status);
    TransportResponse.Builder answer =
        TransportResponse.builder()
            .status(Status.create(problem.problem().status()))
            .headers(headers)
            .keepAlive(false);
    headers.set(Problems.PROBLEM_JSON);
    headers.set(Answers.NOSNIFF);
    headers.set(Answers.NO_STORE);
    problem.headers().forEach(headers::set);
    return request.method().equals(Method.HEAD_NAME)
        ? answer.build()
        : answer.entity(problems.bodyOf(problem)).build();
  }

  private static int statusCode(TransportRequest request, Status status, @Nullable String message) {
    if (status.code() == 500 && request.method().isEmpty()) {
      // No request was read, so what failed is reading it: the client's bytes, not our code.
      return 400;
    }
    if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      return 411;
    }
    return switch (message) {
      case "Header size exceeded" -> 431;
      case "Unsupported content encoding",
          "Content-Encoding header present when content encoding is disabled" ->
          415;
      case null, default -> status.code();
    };
  }
}

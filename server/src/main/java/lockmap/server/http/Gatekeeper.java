package lockmap.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import lockmap.server.memory.MemoryPool;

/**
 * The first filter: sees to it that the bytes of one request are never taken for the next.
 *
 * <p>It lets in only requests whose end is known, which those with a Transfer-Encoding are not: the
 * framework's chunk reader goes on inside the body where chunks are malformed. And it ends the
 * connection itself once an answer said {@code Connection: close}, because the framework only
 * writes that header and then reads on, so that an unread body would be run as a request. What a
 * request held of the memory for requests is given back here.
 */
public final class Gatekeeper implements Filter {

  /**
   * An unread body up to this size is read and forgotten. To close on a client that is still
   * sending resets its connection, and many clients then report the reset instead of the answer.
   */
  private static final long WORTH_READING = 16 * 1024 * 1024;

  private static final HeaderName NO_NAME = HeaderNames.create("");

  private final Problems problems;
  private final MemoryPool memory;

  /**
   * A gatekeeper.
   *
   * @param problems what answers, also for all filters behind it
   * @param memory what requests may hold together
   */
  public Gatekeeper(Problems problems, MemoryPool memory) {
    this.problems = problems;
    this.memory = memory;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    try (RequestMemory held = new RequestMemory(memory)) {
      ScopedValue.where(RequestMemory.CURRENT, held).run(() -> pass(chain, request, response));
    }
  }

  private void pass(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (request.content().hasEntity()) {
      response.beforeSend(() -> closeWhereBodyIsLeft(request, response));
    }
    try {
      requireNames(request);
      requireKnownEnd(request);
      requireKnownExpectation(request);
      chain.proceed();
    } catch (RuntimeException | Error thrown) {
      problems.handle(request, response, thrown);
    }
    if (isLast(response)) {
      throw new CloseConnectionException("The answer said that it was the last");
    }
  }

  /** The framework takes a request line and headers that begin with nothing. */
  private static void requireNames(RoutingRequest request) {
    if (request.prologue().method().text().isEmpty() || request.headers().contains(NO_NAME)) {
      throw StandardProblems.of(400).closing();
    }
  }

  private static void requireKnownEnd(RoutingRequest request) {
    if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
      throw StandardProblems.of(411).closing();
    }
  }

  private static void requireKnownExpectation(RoutingRequest request) {
    if (request.headers().contains(HeaderNames.EXPECT)
        && !request.headers().containsToken(HeaderValues.EXPECT_100)) {
      throw StandardProblems.of(417).closing();
    }
  }

  private static boolean isLast(RoutingResponse response) {
    return response.headers().contains(HeaderNames.CONNECTION)
        && response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  /**
   * Runs as the answer is sent. A client that was not told to continue may send its body or not, so
   * nobody can know what its next bytes are.
   */
  private static void closeWhereBodyIsLeft(RoutingRequest request, RoutingResponse response) {
    if (request.content().consumed()) {
      return;
    }
    boolean undecided =
        request.headers().containsToken(HeaderValues.EXPECT_100) && !request.continueSent();
    if (undecided || request.headers().contentLength().orElse(0) > WORTH_READING) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }
}

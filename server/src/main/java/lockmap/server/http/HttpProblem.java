package lockmap.server.http;

import io.helidon.http.Header;
import java.util.ArrayList;
import java.util.List;
import lockmap.api.Problem;

/**
 * A request that cannot be answered as it asks, thrown from anywhere below a route and turned into
 * a {@code problem+json} answer in one place. It is an answer, not a fault, so it has no stack
 * trace.
 */
public final class HttpProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private transient Problem problem;
  private final transient List<Header> headers = new ArrayList<>();
  private boolean closing;

  /**
   * A problem of the given kind.
   *
   * @param status the answer's status code
   * @param slug the last part of the problem's type, as in {@code /problems/bad-key}
   * @param title the kind of problem in a few words, the same each time
   * @param detail what was wrong this time, in one sentence
   */
  public HttpProblem(int status, String slug, String title, String detail) {
    this(new Problem("/problems/" + slug, title, status, detail));
  }

  /** The given problem. */
  public HttpProblem(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Adds a header to the answer. */
  public HttpProblem with(Header header) {
    headers.add(header);
    return this;
  }

  /**
   * Adds a member to the answer's body, for programs to read.
   *
   * @param member its name, in snake case
   * @param value something that has a JSON form
   */
  public HttpProblem with(String member, Object value) {
    problem = problem.with(member, value);
    return this;
  }

  /** Says what was wrong in other words. */
  public HttpProblem withDetail(String detail) {
    problem = problem.withDetail(detail);
    return this;
  }

  /**
   * Makes the answer the connection's last. Needed wherever what follows on the connection cannot
   * be told apart from the body of this request.
   */
  public HttpProblem closing() {
    closing = true;
    return this;
  }

  /** What to say. */
  public Problem problem() {
    return problem;
  }

  /** What to say in the headers. */
  public List<Header> headers() {
    return headers;
  }

  /** Whether the connection ends with this answer. */
  public boolean isClosing() {
    return closing;
  }
}

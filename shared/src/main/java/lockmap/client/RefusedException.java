package lockmap.client;

import java.time.Duration;
import java.util.Optional;
import lockmap.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The server, or something on the way to it, refused a request with a status of 400 or more.
 *
 * <p>Nothing is tried again behind the caller's back. Where the refusal is one of the moment (429,
 * 503) {@link #retryAfter} says how long to wait.
 */
public final class RefusedException extends ClientException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient @Nullable Duration retryAfter;

  RefusedException(Problem problem, @Nullable Duration retryAfter, boolean outcomeUnknown) {
    super(problem.status() + " " + problem.title() + ": " + problem.detail(), null, outcomeUnknown);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /**
   * What was said. Where the answer was no {@code problem+json}, its type is {@code about:blank}
   * and its detail says what it was.
   */
  public Problem problem() {
    return problem;
  }

  /** The status code of the answer. */
  public int status() {
    return problem.status();
  }

  /** How long to wait before the same request may succeed, where the answer told. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Whether the same request may succeed later, as nothing but the moment was wrong: 429, 503. */
  public boolean isOfTheMoment() {
    return status() == 429 || status() == 503;
  }
}

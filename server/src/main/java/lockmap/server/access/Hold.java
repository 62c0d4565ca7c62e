package lockmap.server.access;

import lockmap.server.http.HttpProblem;

/** An answer that is being given by a grant. Safe for use by any number of threads. */
public interface Hold extends AutoCloseable {

  /** Whether the client may still do what it might when its request came. */
  boolean stands();

  /**
   * Sees to it that it still may.
   *
   * @throws HttpProblem 401 where it may not
   */
  default void requireStanding() {
    if (!stands()) {
      throw AccessProblems.badToken();
    }
  }

  /** Ends it. */
  @Override
  void close();
}

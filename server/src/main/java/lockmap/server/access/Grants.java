package lockmap.server.access;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Who it is that asks. Safe for use by any number of threads. */
public interface Grants {

  /** Everybody may do everything, which costs nothing to find out. */
  Grants OPEN = new OpenGrants();

  /**
   * What the client of a request may do.
   *
   * @throws IllegalStateException where the request was let in without anybody asking who it is
   *     from, so that a route which is not guarded fails and does not answer
   */
  Grant of(ServerRequest request);

  /** The same, or nothing where the client is not known, as that of a refused request. */
  Optional<Grant> find(ServerRequest request);

  /**
   * Follows what becomes of a grant while a long answer is under way.
   *
   * @param request one that {@link #of} answers for
   * @param end called once the grant is taken back, by another thread, perhaps at once
   * @return to be closed when the answer is complete
   */
  Hold hold(ServerRequest request, Runnable end);
}

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

  /**
   * From which revision of the store on the client of a request has been told by the rights that it
   * has now. What it was told up to a lower one may have been told by others, so a watch that goes
   * on from there would leave out what may be seen since, and leave standing what may not.
   *
   * @return 0 where its rights are those of the server's start
   */
  long toldSince(ServerRequest request);

  /**
   * What the client of a request may do, or nothing where the client is not known, as that of a
   * refused request.
   */
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

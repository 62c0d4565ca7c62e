package lockmap.server.http;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.Handler;
import org.jspecify.annotations.Nullable;

/**
 * One method at a {@link Resource}.
 *
 * @param handler what answers
 * @param tally where its requests are counted
 * @param holding the query parameter by which a request asks to be held, or null where none can
 */
record Endpoint(Handler handler, Tally tally, @Nullable String holding) {

  /** Whether a request asks to be held. Looks no closer than it must: it runs for each request. */
  boolean isHeld(HttpPrologue prologue) {
    return holding != null && prologue.hasQuery() && prologue.query().rawValue().contains(holding);
  }
}

package lockmap.server.keys;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import lockmap.server.http.EntityTags;
import lockmap.server.http.HttpProblem;
import lockmap.server.store.Condition;

/** The conditions that a write puts in its headers (RFC 9110, 13). */
final class Preconditions {

  private Preconditions() {}

  /**
   * The condition of a write: {@code If-Match} or {@code If-None-Match: *}.
   *
   * @throws HttpProblem 400 where they are malformed, both there, or ask for something else
   */
  static Condition of(ServerRequest request) {
    Optional<EntityTags> match = EntityTags.of(request, HeaderNames.IF_MATCH);
    Optional<EntityTags> noneMatch = EntityTags.of(request, HeaderNames.IF_NONE_MATCH);
    if (match.isPresent() && noneMatch.isPresent()) {
      throw refused("If-Match and If-None-Match cannot both be given.");
    }
    if (match.isPresent()) {
      return match.get().any() ? Condition.PRESENT : new Condition.WrittenBy(match.get().strong());
    }
    if (noneMatch.isPresent()) {
      if (!noneMatch.get().any()) {
        throw refused("If-None-Match on a write can only be *.");
      }
      return Condition.ABSENT;
    }
    return Condition.NONE;
  }

  private static HttpProblem refused(String detail) {
    return new HttpProblem(400, "bad-condition", "Bad condition", detail);
  }
}

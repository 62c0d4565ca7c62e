package lockmap.server.http;

import io.helidon.http.HeaderName;
import io.helidon.webserver.http.ServerRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags that an {@code If-Match} or {@code If-None-Match} names (RFC 9110, 13.1). A tag
 * of ours is a revision in quotes; any other well-formed tag is one that nothing here has.
 *
 * @param any whether the header is {@code *}, which whatever exists matches
 * @param strong the revisions named by strong tags
 * @param weak the revisions named by weak tags
 */
public record EntityTags(boolean any, Set<Long> strong, Set<Long> weak) {

  private static final Pattern TAG =
      Pattern.compile("[ \\t]*(W/)?\"([!#-~\\x80-\\xff]*)\"[ \\t]*(,|$)");
  private static final Pattern REVISION = Pattern.compile("0|[1-9]\\d{0,17}");

  /**
   * The tags of a header.
   *
   * @return nothing where the request has no such header
   * @throws HttpProblem 400 where the header is not a list of entity tags
   */
  public static Optional<EntityTags> of(ServerRequest request, HeaderName name) {
    if (!request.headers().contains(name)) {
      return Optional.empty();
    }
    List<String> lines = request.headers().values(name);
    return Optional.of(parse(name.defaultCase(), String.join(",", lines)));
  }

  /** Whether a revision is among the tags by strong comparison, as a write needs it. */
  public boolean nameStrongly(long revision) {
    return any || strong.contains(revision);
  }

  /** Whether a revision is among the tags by weak comparison, as a read needs it. */
  public boolean name(long revision) {
    return nameStrongly(revision) || weak.contains(revision);
  }

  static EntityTags parse(String name, String text) {
    if (text.strip().equals("*")) {
      return new EntityTags(true, Set.of(), Set.of());
    }
    Set<Long> strong = new HashSet<>();
    Set<Long> weak = new HashSet<>();
    Matcher tag = TAG.matcher(text);
    int at = 0;
    boolean more = true;
    while (more && tag.find(at) && tag.start() == at) {
      if (REVISION.matcher(tag.group(2)).matches()) {
        (tag.group(1) == null ? strong : weak).add(Long.valueOf(tag.group(2)));
      }
      at = tag.end();
      more = !tag.group(3).isEmpty();
    }
    if (more || at != text.length()) {
      throw StandardProblems.badRequest(
          name + " must be * or a list of entity tags such as \"7\", quotes included.");
    }
    return new EntityTags(false, Set.copyOf(strong), Set.copyOf(weak));
  }
}

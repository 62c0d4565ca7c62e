package lockmap.server.access;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.api.Paths;
import lockmap.api.TokenHash;
import lockmap.server.http.RawPath;

/**
 * Lets in who shows a token, and notes what it lets its holder do. Here it is decided, by the
 * method, whether the role is enough; to which keys it extends is for the routes, which know the
 * keys of a request.
 *
 * <p>Whatever is not named here is guarded: a new path needs a token, a new method the role write.
 * Health and the description of the interface are for everybody, and so are the methods of a path,
 * which the description has as well, because a browser asks for them and shows no token.
 */
public final class AccessFilter implements Filter {

  private static final Set<String> OPEN =
      Set.of(Paths.HEALTH, Paths.HEALTH_READY, Paths.HEALTH_LIVE, Paths.OPENAPI);

  /** What changes nothing though it is a POST; a batch looks at each of its operations. */
  private static final Set<String> READING_POSTS = Set.of(Paths.WATCH, Paths.BATCH);

  /** RFC 6750, 2.1; the scheme in any case, as RFC 9110, 11.1 has it. */
  private static final String SCHEME = "Bearer ";

  private static final Pattern BEARER =
      Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]{1,1024}=*) *");

  private final CurrentTokens tokens;

  /** A filter that lets in the holders of these tokens. */
  public AccessFilter(CurrentTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = RawPath.of(request);
    Method method = request.prologue().method();
    if (!isOpen(path, method)) {
      Grant grant = letIn(request);
      Role needed = needed(path, method);
      if (!grant.role().includes(needed)) {
        throw AccessProblems.role(grant, needed);
      }
    }
    chain.proceed();
  }

  private Grant letIn(RoutingRequest request) {
    List<String> said = request.headers().all(HeaderNames.AUTHORIZATION, List::of);
    if (said.size() != 1 || !isBearer(said.getFirst())) {
      throw AccessProblems.noToken();
    }
    Matcher bearer = BEARER.matcher(said.getFirst());
    if (!bearer.matches()) {
      throw AccessProblems.badToken();
    }
    Grant grant = tokens.letIn(request, TokenHash.of(bearer.group(1)));
    if (grant == null) {
      throw AccessProblems.badToken();
    }
    return grant;
  }

  private static boolean isBearer(String said) {
    return said.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static boolean isOpen(String path, Method method) {
    return OPEN.contains(path) || method.equals(Method.OPTIONS);
  }

  private static Role needed(String path, Method method) {
    boolean reads =
        method.equals(Method.GET)
            || method.equals(Method.HEAD)
            || (method.equals(Method.POST) && READING_POSTS.contains(path));
    return reads ? Role.READ : Role.WRITE;
  }
}

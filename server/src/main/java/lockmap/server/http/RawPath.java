package lockmap.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;

/**
 * The path of a request as it came over the wire: still percent-encoded, with its semicolons,
 * doubled slashes and dots. It is the only form of the path that this server looks at, because the
 * framework's own form is normalised, and so names another resource than the client did.
 */
public final class RawPath {

  /** The path of {@code OPTIONS *}, which asks about the server as a whole. */
  static final String WHOLE_SERVER = "*";

  private static final String SCHEME_END = "://";

  private RawPath() {}

  /**
   * The raw path of a request, which begins with a slash (or is {@code *} for {@code OPTIONS *}).
   *
   * @throws HttpProblem 400 where the request's target is no path, or has a fragment
   */
  public static String of(ServerRequest request) {
    HttpPrologue prologue = request.prologue();
    if (prologue.fragment().hasValue()) {
      throw StandardProblems.badRequest(
          "The request's target has a fragment; a # in a path must be percent-encoded.");
    }
    String target = prologue.uriPath().rawPath();
    if (target.startsWith("/")) {
      return target;
    }
    if (target.equals(WHOLE_SERVER) && prologue.method().equals(Method.OPTIONS)) {
      return target;
    }
    return pathOfAbsolute(target, request.headers().get(HeaderNames.HOST).get());
  }

  /**
   * RFC 9112 has a server take a whole URL as well. Its authority would then count in the place of
   * the Host header, so the two must be one, or a check of the header could be got round.
   */
  private static String pathOfAbsolute(String target, String host) {
    int scheme = target.indexOf(SCHEME_END);
    if (scheme < 0 || !isHttp(target.substring(0, scheme))) {
      throw StandardProblems.badRequest("The request's target is not a path.");
    }
    int authority = scheme + SCHEME_END.length();
    int slash = target.indexOf('/', authority);
    int path = slash < 0 ? target.length() : slash;
    if (!target.substring(authority, path).equalsIgnoreCase(host)) {
      throw StandardProblems.badRequest("The request's target names another host than Host does.");
    }
    return slash < 0 ? "/" : target.substring(path);
  }

  private static boolean isHttp(String scheme) {
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }
}

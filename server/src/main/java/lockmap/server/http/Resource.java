package lockmap.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One path, or all paths under a prefix, with what answers each method there. Paths are raw, see
 * {@link RawPath}, so nothing but the very bytes of a path leads to it.
 *
 * <p>Built before it is given to {@link Routes} and not changed afterwards.
 */
public final class Resource {

  /** What stands for any key in the template of a path. */
  public static final String KEY = "{key}";

  private final String path;
  private final boolean prefix;
  private final Map<Method, Endpoint> endpoints = new LinkedHashMap<>();

  private Resource(String path, boolean prefix) {
    this.path = path;
    this.prefix = prefix;
  }

  /** The resource at exactly one raw path. */
  public static Resource at(String path) {
    return new Resource(path, false);
  }

  /** The resource at every raw path that begins with the given one, the prefix itself included. */
  public static Resource under(String prefix) {
    return new Resource(prefix, true);
  }

  /** Answers GET, and HEAD by the same handler, which therefore sends by way of {@link Answers}. */
  public Resource get(Handler handler) {
    return timed(Method.GET, handler).timed(Method.HEAD, handler);
  }

  /**
   * The same, where a request may ask to be held until something happens. How long such a one takes
   * is not measured.
   *
   * @param holding the name of the query parameter that asks for it
   */
  public Resource getOrWait(Handler handler, String holding) {
    return on(Method.GET, handler, true, holding).on(Method.HEAD, handler, true, holding);
  }

  /**
   * Answers GET with a stream, which has no length to tell and no end, and so no HEAD. How long it
   * lasts is the client's affair, and not measured.
   */
  public Resource stream(Handler handler) {
    return on(Method.GET, handler, false, null);
  }

  /** Answers POST with a stream. */
  public Resource streamByPost(Handler handler) {
    return on(Method.POST, handler, false, null);
  }

  /** Answers PUT. */
  public Resource put(Handler handler) {
    return timed(Method.PUT, handler);
  }

  /** Answers POST. */
  public Resource post(Handler handler) {
    return timed(Method.POST, handler);
  }

  /** Answers DELETE. */
  public Resource delete(Handler handler) {
    return timed(Method.DELETE, handler);
  }

  boolean matches(String rawPath) {
    return prefix ? rawPath.startsWith(path) : rawPath.equals(path);
  }

  /** Of two resources that have the same path, the one with the larger number is asked first. */
  int specificity() {
    return prefix ? path.length() : Integer.MAX_VALUE;
  }

  @Nullable Endpoint endpoint(Method method) {
    return endpoints.get(method);
  }

  Collection<Endpoint> endpoints() {
    return endpoints.values();
  }

  Set<Method> methods() {
    return endpoints.keySet();
  }

  @Override
  public String toString() {
    return prefix ? path + '…' : path;
  }

  /** The path, with {@link #KEY} in the place of what may follow. */
  private String template() {
    return prefix ? path + KEY : path;
  }

  private Resource timed(Method method, Handler handler) {
    return on(method, handler, true, null);
  }

  private Resource on(Method method, Handler handler, boolean timed, @Nullable String holding) {
    Endpoint endpoint = new Endpoint(handler, new Tally(template(), method.text(), timed), holding);
    if (endpoints.putIfAbsent(method, endpoint) != null) {
      throw new IllegalArgumentException(method.text() + " " + this + " is answered twice");
    }
    return this;
  }
}

package lockmap.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
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

  private final String path;
  private final boolean prefix;
  private final Map<Method, Handler> handlers = new LinkedHashMap<>();

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
    return on(Method.GET, handler).on(Method.HEAD, handler);
  }

  /** Answers GET with a stream, which has no length to tell and no end, and so no HEAD. */
  public Resource stream(Handler handler) {
    return on(Method.GET, handler);
  }

  /** Answers PUT. */
  public Resource put(Handler handler) {
    return on(Method.PUT, handler);
  }

  /** Answers POST. */
  public Resource post(Handler handler) {
    return on(Method.POST, handler);
  }

  /** Answers DELETE. */
  public Resource delete(Handler handler) {
    return on(Method.DELETE, handler);
  }

  boolean matches(String rawPath) {
    return prefix ? rawPath.startsWith(path) : rawPath.equals(path);
  }

  /** Of two resources that have the same path, the one with the larger number is asked first. */
  int specificity() {
    return prefix ? path.length() : Integer.MAX_VALUE;
  }

  @Nullable Handler handler(Method method) {
    return handlers.get(method);
  }

  Set<Method> methods() {
    return handlers.keySet();
  }

  @Override
  public String toString() {
    return prefix ? path + '…' : path;
  }

  private Resource on(Method method, Handler handler) {
    if (handlers.putIfAbsent(method, handler) != null) {
      throw new IllegalArgumentException(method.text() + " " + this + " is answered twice");
    }
    return this;
  }
}

package lockmap.server.audit;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lockmap.api.Paths;
import lockmap.api.WireJson;
import lockmap.server.http.AuditNotes;
import lockmap.server.http.HttpProblem;
import lockmap.server.http.KeyPath;
import lockmap.server.http.RequestMeter;

/**
 * Writes down each request that could change the store and each that was refused, once it has been
 * answered. Values and tokens are never among what is written. Stands outside of all that refuses.
 *
 * <p>Who is refused over and over could fill a disk, so of refusals of reads and of floods no more
 * are written than {@link RefusalThrottle} lets through; the line after a gap says how many it has.
 */
public final class AuditFilter implements Filter {

  private static final Set<Method> WRITES = Set.of(Method.PUT, Method.POST, Method.DELETE);

  private static final Set<Integer> REFUSALS = Set.of(401, 403, 411, 421, 429, 503, 507);

  private final AuditFile file;
  private final InstantSource clock;
  private final RefusalThrottle refusals;
  private final Function<ServerRequest, String> client;
  private final Function<ServerRequest, Optional<String>> token;

  /**
   * A filter for all requests of a server.
   *
   * @param file where the lines go
   * @param clock the time
   * @param client the address of who asks
   * @param token the name of the token that was shown, never the token
   */
  public AuditFilter(
      AuditFile file,
      InstantSource clock,
      Function<ServerRequest, String> client,
      Function<ServerRequest, Optional<String>> token) {
    this.file = file;
    this.clock = clock;
    this.refusals = new RefusalThrottle(clock);
    this.client = client;
    this.token = token;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    AuditNotes notes = new AuditNotes();
    if (isWrite(request)) {
      request.context().register(notes);
    }
    try {
      chain.proceed();
    } finally {
      int status = RequestMeter.status(response);
      if (REFUSALS.contains(status)) {
        if (refusals.admit()) {
          write(request, response, status, notes);
        }
      } else if (isWrite(request) && !notes.isRead()) {
        write(request, response, status, notes);
      }
    }
  }

  /** A watch is a POST too, where it names several keys. */
  private static boolean isWrite(RoutingRequest request) {
    return WRITES.contains(request.prologue().method())
        && !request.prologue().uriPath().rawPath().equals(Paths.WATCH);
  }

  private void write(
      RoutingRequest request, RoutingResponse response, int status, AuditNotes notes) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", clock.instant().toString());
    line.put("client", client.apply(request));
    token.apply(request).ifPresent(name -> line.put("token", name));
    line.put("method", request.prologue().method().text());
    line.put("path", request.prologue().uriPath().rawPath());
    key(request).ifPresent(key -> line.put("key", key));
    line.put("status", status);
    if (status / 100 == 2 && response.headers().contains(HeaderNames.ETAG)) {
      line.put("revision", revision(response.headers().get(HeaderNames.ETAG).get()));
    }
    line.putAll(notes.members());
    long omitted = refusals.takeOmitted();
    if (omitted > 0) {
      line.put("omitted", omitted);
    }
    byte[] json = WireJson.write(line);
    byte[] whole = Arrays.copyOf(json, json.length + 1);
    whole[json.length] = '\n';
    file.add(whole);
  }

  private static Object revision(String etag) {
    return Long.parseLong(etag, 1, etag.length() - 1, 10);
  }

  /** The key that the path names, where it names one. */
  private static Optional<String> key(RoutingRequest request) {
    String path = request.prologue().uriPath().rawPath();
    if (!path.startsWith(Paths.STORE)) {
      return Optional.empty();
    }
    boolean isPost = request.prologue().method().equals(Method.POST);
    for (String prefix : new String[] {Paths.CAS, Paths.INCREMENT, Paths.TOUCH}) {
      if (isPost && path.startsWith(prefix)) {
        return key(request, prefix);
      }
    }
    return key(request, Paths.STORE);
  }

  private static Optional<String> key(RoutingRequest request, String prefix) {
    try {
      return Optional.of(KeyPath.key(request, prefix).toString());
    } catch (HttpProblem noKey) {
      return Optional.empty();
    }
  }
}

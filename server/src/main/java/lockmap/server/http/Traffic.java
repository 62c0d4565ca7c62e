package lockmap.server.http;

import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockmap.api.Latency;

/**
 * What became of all requests so far. They are told apart by route and method and not by path, so
 * there is a fixed number of kinds whatever clients ask for. Safe for any number of threads.
 */
public final class Traffic {

  /** The route of what no handler is there for, or was refused before one was looked for. */
  public static final String NO_ROUTE = "none";

  /** The method of what was refused before it could be read as a request. */
  public static final String NO_METHOD = "none";

  private static final List<Method> METHODS =
      List.of(
          Method.GET,
          Method.HEAD,
          Method.POST,
          Method.PUT,
          Method.DELETE,
          Method.OPTIONS,
          Method.PATCH,
          Method.TRACE,
          Method.CONNECT);

  private final LongSupplier ticker;
  private final List<Tally> tallies = new CopyOnWriteArrayList<>();
  private final Map<Method, Tally> unrouted =
      METHODS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Traffic::none));
  private final Tally unroutedOther = new Tally(NO_ROUTE, "other", false);
  private final Tally unread = new Tally(NO_ROUTE, NO_METHOD, false);

  /**
   * No traffic yet.
   *
   * @param ticker the time: nanoseconds that never go back, from 0 or more
   */
  public Traffic(LongSupplier ticker) {
    this.ticker = ticker;
    tallies.addAll(unrouted.values());
    tallies.add(unroutedOther);
    tallies.add(unread);
  }

  /** All kinds of requests. */
  public Stream<Tally> tallies() {
    return tallies.stream();
  }

  /**
   * How long requests of a kind took within the last minute: from when their headers were there to
   * when the whole answer had been written, the time included in which the body came.
   *
   * @param route the template of the path
   * @param method the method's name
   * @throws IllegalArgumentException where there is no such kind
   */
  public Latency latency(String route, String method) {
    return tallies()
        .filter(tally -> tally.route().equals(route) && tally.method().equals(method))
        .map(tally -> tally.window().over(ticker.getAsLong()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no route: " + method + ' ' + route));
  }

  void add(Resource resource) {
    resource.endpoints().forEach(endpoint -> tallies.add(endpoint.tally()));
  }

  /** Counts what was refused before it could be read as a request. */
  void refusedUnread(int status) {
    unread.add(status);
  }

  /** The time, in nanoseconds. */
  long now() {
    return ticker.getAsLong();
  }

  Tally unrouted(Method method) {
    return unrouted.getOrDefault(method, unroutedOther);
  }

  private static Tally none(Method method) {
    return new Tally(NO_ROUTE, method.text(), false);
  }
}

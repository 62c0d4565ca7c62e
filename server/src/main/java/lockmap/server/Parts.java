package lockmap.server;

import io.helidon.webserver.http.Filter;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;

/**
 * What a server is made of before it answers anything.
 *
 * @param config what it was told
 * @param edge where it meets the network
 * @param engine the keys and the way of their changes
 * @param requests what all requests have in common
 * @param access who is let in
 * @param limits how much may be asked
 */
record Parts(
    ServerConfig config,
    Edge edge,
    Engine engine,
    Requests requests,
    Access access,
    Limits limits) {

  /**
   * As the settings have it. Their owner closes those that can be closed.
   *
   * @throws ConfigException where a setting turns out to be wrong; nothing is left open then
   */
  static Parts of(ServerConfig config) {
    Edge edge = Edge.of(config);
    Engine engine = Engine.of(config, nanosFromNow());
    try {
      return new Parts(
          config,
          edge,
          engine,
          Requests.of(config, engine),
          Access.of(config.auth(), InstantSource.system(), engine.map()::revision),
          Limits.of(config, engine.ticker()));
    } catch (RuntimeException e) {
      engine.feed().close();
      edge.close();
      throw e;
    }
  }

  /**
   * What each request passes once it is known to be whole, in this order. To be refused costs the
   * server hardly less than to be answered, so refusals for its load, which are answered at a pace,
   * come before all others: else whoever is refused for another reason could keep it busy.
   */
  List<Filter> filters() {
    return Stream.of(limits.ofAll(), edge.filters(), limits.ofEach(), access.filters())
        .flatMap(List::stream)
        .toList();
  }

  /** What goes on beside the requests. */
  List<BackgroundLoop> loops() {
    return Stream.of(
            List.of(
                new BackgroundLoop("expirer", engine.map()::expireThenSleep),
                new BackgroundLoop("read-timeouts", requests.timeouts()::sweepThenRest)),
            limits.loops(),
            access.loops(),
            edge.loops())
        .flatMap(List::stream)
        .toList();
  }

  /** Nanoseconds from 0 on: deadlines a century away must not overflow. */
  private static LongSupplier nanosFromNow() {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start;
  }
}

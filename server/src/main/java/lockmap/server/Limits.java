package lockmap.server;

import io.helidon.webserver.http.Filter;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import lockmap.server.limit.ClientAddress;
import lockmap.server.limit.LoadShedder;
import lockmap.server.limit.LoadSheddingFilter;
import lockmap.server.limit.LoadWatch;
import lockmap.server.limit.RateLimitFilter;
import lockmap.server.limit.RateLimiter;

/**
 * How much may be asked, by one client and by all of them. Where that is not limited, nobody asks
 * the limiter or the shedder, which costs nothing, and they have figures all the same.
 *
 * @param config what is limited
 * @param clients who a request comes from
 * @param limiter for one client
 * @param shedder for all of them
 * @param watch keeps the shedder informed
 */
record Limits(
    ServerConfig config,
    ClientAddress clients,
    RateLimiter limiter,
    LoadShedder shedder,
    LoadWatch watch)
    implements AutoCloseable {

  /**
   * As the settings have it.
   *
   * @param ticker the monotonic time, in nanoseconds
   * @throws ConfigException where the trusted proxies are no addresses
   */
  static Limits of(ServerConfig config, LongSupplier ticker) {
    ServerConfig.RateLimit rate = config.rateLimit();
    ClientAddress clients = clients(rate);
    LoadShedder shedder =
        new LoadShedder(
            Math.max(config.overload().maxQueueDelay().toNanos(), 1),
            () -> ThreadLocalRandom.current().nextDouble(),
            LoadWatch.refusals(Runtime.getRuntime().availableProcessors()),
            ticker);
    return new Limits(
        config,
        clients,
        new RateLimiter(rate.perSecond(), rate.burst(), rate.maxClients(), ticker),
        shedder,
        new LoadWatch(shedder, ticker));
  }

  /** What refuses requests because there are too many of all clients. */
  List<Filter> ofAll() {
    return config.overload().maxQueueDelay().isZero()
        ? List.of()
        : List.of(new LoadSheddingFilter(shedder));
  }

  /** What refuses requests because there are too many of one client. */
  List<Filter> ofEach() {
    return config.rateLimit().enabled()
        ? List.of(new RateLimitFilter(limiter, clients))
        : List.of();
  }

  /** What finds out how much there is to do. */
  List<BackgroundLoop> loops() {
    return List.of(new BackgroundLoop("load", watch::lookThenRest));
  }

  /** Finds out no more; to be called once the loops have ended. */
  @Override
  public void close() {
    watch.close();
  }

  private static ClientAddress clients(ServerConfig.RateLimit limit) {
    try {
      return new ClientAddress(limit.trustedProxies());
    } catch (IllegalArgumentException e) {
      throw new ConfigException("rate-limit.trusted-proxies: " + e.getMessage(), e);
    }
  }
}

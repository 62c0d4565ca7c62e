package lockmap.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import lockmap.api.Version;
import lockmap.api.WireJson;
import lockmap.server.batch.BatchRoute;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import lockmap.server.feed.ChangeFeed;
import lockmap.server.http.ListenerSettings;
import lockmap.server.http.Problems;
import lockmap.server.http.ReadTimeouts;
import lockmap.server.http.Reaper;
import lockmap.server.keys.KeyRoutes;
import lockmap.server.keys.ReadRoute;
import lockmap.server.limit.RateLimitFilter;
import lockmap.server.limit.RateLimiter;
import lockmap.server.listing.ListingRoute;
import lockmap.server.openapi.OpenApiRoute;
import lockmap.server.status.StatusRoute;
import lockmap.server.store.CountedStore;
import lockmap.server.store.Expirer;
import lockmap.server.store.LockMap;
import lockmap.server.transfer.ExportRoute;
import lockmap.server.transfer.ImportRoute;
import lockmap.server.watch.WatchRoute;

/** A running server: everything put together, and the order in which it starts and stops. */
final class Server implements AutoCloseable {

  private static final int STRIPES = 256;

  private final String host;
  private final ChangeFeed feed;
  private final Api api;
  private final Expirer expirer;
  private final Reaper reaper;
  private final WebServer web;

  private Server(ServerConfig config) {
    LongSupplier ticker = nanosFromNow();
    long firstRevision = config.store().firstRevision();
    host = config.server().host();
    feed = new ChangeFeed(options(config.watch()), firstRevision);
    LockMap map =
        new LockMap(
            new LockMap.Options(STRIPES, firstRevision, config.store().maxMemory()),
            ticker,
            new SecureRandom(),
            feed);
    Problems problems = new Problems(WireJson::write);
    ReadTimeouts timeouts = new ReadTimeouts(config.server().readTimeout(), ticker, problems);
    api = api(config, new CountedStore(map), feed, ticker);
    try {
      web = web(config, api, problems, timeouts, ticker);
    } catch (RuntimeException e) {
      feed.close();
      throw e;
    }
    expirer = Expirer.start(map);
    reaper = Reaper.start(timeouts);
  }

  /**
   * Starts a server, which then listens. Its owner closes it.
   *
   * @throws UncheckedIOException where it cannot listen, with a sentence that says where and why
   * @throws ConfigException where a setting turns out to be wrong
   */
  static Server start(ServerConfig config) {
    requireBindable(config.server());
    Server server = new Server(config);
    try {
      server.web.start();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    if (!server.web.isRunning()) {
      server.close();
      requireBindable(config.server());
      throw new IllegalStateException("the web server did not start, and its port is free");
    }
    return server;
  }

  /** The port it listens on, the one chosen where the configured one is 0. */
  int port() {
    return web.port();
  }

  /** What it answers, and where. */
  Api api() {
    return api;
  }

  /** Where a client on this machine or network reaches it. */
  String url() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /**
   * Ends the watches, which would otherwise use up the time that running requests have, then lets
   * those finish, then stops the clockwork.
   */
  @Override
  public void close() {
    feed.close();
    web.stop();
    reaper.close();
    expirer.close();
  }

  private static Api api(
      ServerConfig config, CountedStore store, ChangeFeed feed, LongSupplier ticker) {
    int maxValue = config.store().maxValueSize();
    int maxBody = Math.toIntExact(config.server().maxBodySize());
    ServerConfig.Watch watching = config.watch();
    WatchRoute watch =
        new WatchRoute(store, feed, ticker, watching.keepAlive(), maxBody, watching.maxWatchers());
    BatchRoute batch = new BatchRoute(store, maxValue, maxBody);
    return new Api(
        new ReadRoute(store, feed, ticker),
        new KeyRoutes(store, ticker, maxValue, maxBody),
        new ListingRoute(store, ticker),
        batch,
        watch,
        new ExportRoute(store, ticker),
        new ImportRoute(store, maxValue),
        new StatusRoute(
            store, watch::open, batch::running, InstantSource.system(), ticker, Version.current()),
        new OpenApiRoute());
  }

  private static WebServer web(
      ServerConfig config, Api api, Problems problems, ReadTimeouts timeouts, LongSupplier ticker) {
    ServerConfig.Server listening = config.server();
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(address(listening))
            .port(listening.port())
            .routing(api.routing(problems, limits(config.rateLimit(), ticker)));
    ListenerSettings.apply(
        builder, problems, timeouts, listening.maxConnections(), listening.shutdownGrace());
    return builder.build();
  }

  private static List<RateLimitFilter> limits(ServerConfig.RateLimit limit, LongSupplier ticker) {
    if (!limit.enabled()) {
      return List.of();
    }
    RateLimiter limiter =
        new RateLimiter(limit.perSecond(), limit.burst(), limit.maxClients(), ticker);
    try {
      return List.of(new RateLimitFilter(limiter, limit.trustedProxies()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("rate-limit.trusted-proxies: " + e.getMessage(), e);
    }
  }

  private static ChangeFeed.Options options(ServerConfig.Watch watch) {
    return new ChangeFeed.Options(watch.history(), watch.historySize(), watch.buffer());
  }

  /** The framework only logs that it could not bind; what hinders it is found out here. */
  private static void requireBindable(ServerConfig.Server listening) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address(listening), listening.port()));
    } catch (IOException e) {
      throw cannotListen(listening, e);
    }
  }

  private static InetAddress address(ServerConfig.Server listening) {
    try {
      return InetAddress.getByName(listening.host());
    } catch (UnknownHostException e) {
      throw cannotListen(listening, new IOException("unknown host", e));
    }
  }

  private static UncheckedIOException cannotListen(ServerConfig.Server listening, IOException why) {
    return new UncheckedIOException(
        "cannot listen on %s:%d: %s"
            .formatted(listening.host(), listening.port(), why.getMessage()),
        why);
  }

  /** Nanoseconds from 0 on: deadlines a century away must not overflow. */
  private static LongSupplier nanosFromNow() {
    long start = System.nanoTime();
    return () -> System.nanoTime() - start;
  }
}

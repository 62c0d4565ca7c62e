package lockmap.server;

import io.helidon.health.HealthCheck;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import lockmap.api.Version;
import lockmap.api.WireJson;
import lockmap.server.access.Grants;
import lockmap.server.batch.BatchRoute;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.ListenerSettings;
import lockmap.server.http.Problems;
import lockmap.server.http.ReadTimeouts;
import lockmap.server.http.Traffic;
import lockmap.server.keys.KeyRoutes;
import lockmap.server.keys.ReadRoute;
import lockmap.server.limit.ClientAddress;
import lockmap.server.limit.LoadShedder;
import lockmap.server.limit.LoadSheddingFilter;
import lockmap.server.limit.LoadWatch;
import lockmap.server.limit.RateLimitFilter;
import lockmap.server.limit.RateLimiter;
import lockmap.server.listing.ListingRoute;
import lockmap.server.memory.MemoryPool;
import lockmap.server.openapi.OpenApiRoute;
import lockmap.server.status.Doorbell;
import lockmap.server.status.HealthRoute;
import lockmap.server.status.MetricsRoute;
import lockmap.server.status.Sources;
import lockmap.server.status.Sources.Bounded;
import lockmap.server.status.StatusRoute;
import lockmap.server.status.Vitals;
import lockmap.server.store.CountedStore;
import lockmap.server.store.LockMap;
import lockmap.server.transfer.ExportRoute;
import lockmap.server.transfer.ImportRoute;
import lockmap.server.watch.WatchRoute;

/** A running server: everything put together, and the order in which it starts and stops. */
final class Server implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(5);
  private static final Duration DOORBELL_PATIENCE = Duration.ofMillis(750);

  private final ServerConfig config;
  private final Edge edge;
  private final Engine engine;
  private final Access access;
  private final MemoryPool requestMemory;
  private final Api api;
  private final BackgroundLoop expirer;
  private final BackgroundLoop reaper;
  private final Listener listener;
  private final BackgroundLoop watch;
  private final LoadWatch loadWatch;
  private final BackgroundLoop load;
  private final ReadTimeouts timeouts;
  private volatile boolean stopping;

  private Server(ServerConfig config) {
    this.config = config;
    edge = Edge.of(config);
    engine = Engine.of(config, nanosFromNow());
    access = Access.of(config.auth(), InstantSource.system(), engine.map()::revision);
    requestMemory = new MemoryPool(config.memory().requests());
    LongSupplier ticker = engine.ticker();
    Problems problems = new Problems(WireJson::write);
    Traffic traffic = new Traffic(ticker);
    timeouts =
        new ReadTimeouts(
            config.server().readTimeout(),
            ticker,
            problems,
            traffic,
            List.of(requestMemory, engine.watchMemory()));
    RateLimiter limiter = limiter(config.rateLimit(), ticker);
    HealthRoute health = new HealthRoute(vitals());
    LoadShedder shedder = shedder(config.overload(), ticker);
    api =
        api(
            config,
            edge,
            engine,
            access,
            requestMemory,
            traffic,
            timeouts,
            limiter,
            shedder,
            health);
    try {
      List<Filter> filters = filters(edge, config, limiter, shedder, access);
      var routing =
          api.routing(problems, traffic, requestMemory, edge.audit(access::name), filters);
      listener =
          new Listener(
              address(config.server()),
              config.server().port(),
              port -> web(config.server(), edge, port, routing, problems, timeouts, traffic));
    } catch (RuntimeException e) {
      engine.feed().close();
      edge.close();
      throw e;
    }
    expirer = BackgroundLoop.start("expirer", engine.map()::expireThenSleep);
    access.start();
    reaper = BackgroundLoop.start("read-timeouts", timeouts::sweepThenRest);
    watch = BackgroundLoop.start("listener", listener::lookThenRest);
    edge.start();
    loadWatch = new LoadWatch(shedder, ticker);
    load = BackgroundLoop.start("load", loadWatch::lookThenRest);
  }

  /**
   * Starts a server, which then listens. Its owner closes it.
   *
   * @throws UncheckedIOException where it cannot listen, with a sentence that says where and why
   * @throws ConfigException where a setting turns out to be wrong
   */
  static Server start(ServerConfig config) {
    new Exposure(address(config.server()), config.auth().isOn(), config).check();
    requireBindable(config.server());
    Server server = new Server(config);
    try {
      server.listener.start();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    if (!server.listener.isRunning()) {
      server.close();
      requireBindable(config.server());
      throw new IllegalStateException("the web server did not start, and its port is free");
    }
    return server;
  }

  /** The port it listens on, the one chosen where the configured one is 0. */
  int port() {
    return listener.port();
  }

  /** What it answers, and where. */
  Api api() {
    return api;
  }

  /** Where a client on this machine or network reaches it. */
  String url() {
    String host = config.server().host();
    return edge.scheme() + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /**
   * Takes no further connections and lets the requests finish that run. Then it ends the watches,
   * which have by then been told of all that was acknowledged; but requests may use no more than
   * two fifths of the time there is for that, so that the watches have some too. The clockwork
   * stops last.
   */
  @Override
  public void close() {
    stopping = true;
    watch.close();
    timeouts.hurry();
    Thread closing = Thread.ofPlatform().name("stop").start(listener::close);
    awaitRequests();
    engine.feed().close();
    join(closing);
    access.close();
    load.close();
    loadWatch.close();
    reaper.close();
    expirer.close();
    edge.close();
  }

  /** How long the framework lets requests run; the rest of the time is for what it does then. */
  private static Duration running(ServerConfig.Server listening) {
    return listening.shutdownGrace().multipliedBy(8).dividedBy(10);
  }

  /** Watches, and reads that wait for a change, have a subscription each; requests have none. */
  private void awaitRequests() {
    long most = config.server().shutdownGrace().toNanos() * 2 / 5;
    long start = System.nanoTime();
    try {
      while (timeouts.open() > engine.feed().subscriptions() && System.nanoTime() - start < most) {
        Thread.sleep(STEP);
      }
      engine.feed().finish(engine.map().revision());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever stops the server is in a hurry
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What must be so. A thread that ends because the server does is as it should be. */
  private List<HealthCheck> vitals() {
    LockMap map = engine.map();
    long memory = config.store().maxMemory();
    List<HealthCheck> vitals = new ArrayList<>(edge.vitals(() -> stopping));
    vitals.addAll(access.vitals(() -> stopping));
    Collections.addAll(
        vitals,
        Vitals.thread("change-feed", () -> stopping || engine.feed().isAlive()),
        Vitals.thread("expirer", () -> stopping || expirer.isAlive()),
        Vitals.thread("read-timeouts", () -> stopping || reaper.isAlive()),
        Vitals.serving(() -> stopping),
        Vitals.accepting(new Doorbell(this::door, DOORBELL_PATIENCE, engine.ticker())),
        Vitals.memory(new Bounded(map::memory, memory)),
        Vitals.feed(engine.feed(), config.watch().history() / 2));
    return vitals;
  }

  /** Once it has stopped it has no port, and nobody answers at port 0 either. */
  private InetSocketAddress door() {
    InetAddress address = address(config.server());
    return new InetSocketAddress(
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address,
        Math.max(port(), 0));
  }

  private static Api api(
      ServerConfig config,
      Edge edge,
      Engine engine,
      Access access,
      MemoryPool requestMemory,
      Traffic traffic,
      ReadTimeouts timeouts,
      RateLimiter limiter,
      LoadShedder shedder,
      HealthRoute health) {
    int maxValue = config.store().maxValueSize();
    int maxBody = Math.toIntExact(config.server().maxBodySize());
    ServerConfig.Watch watching = config.watch();
    CountedStore store = engine.store();
    LongSupplier ticker = engine.ticker();
    Grants grants = access.grants();
    WatchRoute watch =
        new WatchRoute(
            store,
            engine.feed(),
            grants,
            ticker,
            watching.keepAlive(),
            maxBody,
            watching.maxWatchers(),
            engine.watchMemory());
    BatchRoute batch = new BatchRoute(store, grants, maxValue, maxBody);
    Sources sources =
        new Sources(
            store,
            engine.changes(),
            engine.feed(),
            traffic,
            memory(config, engine, requestMemory, timeouts),
            new Bounded(timeouts::open, config.server().maxConnections()),
            new Bounded(watch::open, watching.maxWatchers()),
            watch::resets,
            batch::running,
            limiter::refused,
            limiter::clients,
            () -> access.isFileGood() ? 1 : 0,
            shedder::shed,
            shedder::standing,
            edge.certificate(),
            edge.auditLog());
    return new Api(
        new ReadRoute(store, engine.feed(), ticker, grants),
        new KeyRoutes(store, ticker, grants, maxValue, maxBody),
        new ListingRoute(store, ticker, grants),
        batch,
        watch,
        new ExportRoute(store, ticker, grants),
        new ImportRoute(store, grants, maxValue),
        new StatusRoute(sources, InstantSource.system(), ticker, Version.current()),
        new MetricsRoute(sources, Version.current()),
        health,
        new OpenApiRoute());
  }

  private static Sources.Memory memory(
      ServerConfig config, Engine engine, MemoryPool requestMemory, ReadTimeouts timeouts) {
    MemoryPool watchMemory = engine.watchMemory();
    long connection = ServerConfig.CONNECTION_BYTES;
    return new Sources.Memory(
        new Bounded(engine.map()::memory, config.store().maxMemory()),
        new Bounded(engine.feed()::historyBytes, config.watch().historySize()),
        new Bounded(requestMemory::used, requestMemory.limit()),
        new Bounded(watchMemory::used, watchMemory.limit()),
        new Bounded(
            () -> connection * timeouts.open(), connection * config.server().maxConnections()));
  }

  private static WebServer web(
      ServerConfig.Server listening,
      Edge edge,
      int port,
      HttpRouting.Builder routing,
      Problems problems,
      ReadTimeouts timeouts,
      Traffic traffic) {
    WebServerConfig.Builder builder =
        WebServer.builder().address(address(listening)).port(port).routing(routing);
    edge.apply(builder);
    ListenerSettings.apply(
        builder, problems, timeouts, traffic, listening.maxConnections(), running(listening));
    return builder.build();
  }

  /** One that may never be asked, which costs nothing and has figures all the same. */
  private static LoadShedder shedder(ServerConfig.Overload overload, LongSupplier ticker) {
    return new LoadShedder(
        Math.max(overload.maxQueueDelay().toNanos(), 1),
        () -> ThreadLocalRandom.current().nextDouble(),
        LoadWatch.refusals(Runtime.getRuntime().availableProcessors()),
        ticker);
  }

  /** A limiter that may never be asked, which costs nothing and has figures all the same. */
  private static RateLimiter limiter(ServerConfig.RateLimit limit, LongSupplier ticker) {
    return new RateLimiter(limit.perSecond(), limit.burst(), limit.maxClients(), ticker);
  }

  /** What each request passes once it is known to be whole, in this order. */
  private static List<Filter> filters(
      Edge edge, ServerConfig config, RateLimiter limiter, LoadShedder shedder, Access access) {
    List<Filter> filters = new ArrayList<>();
    if (!config.overload().maxQueueDelay().isZero()) {
      filters.add(new LoadSheddingFilter(shedder));
    }
    filters.addAll(edge.filters());
    filters.addAll(limits(config.rateLimit(), limiter));
    filters.addAll(access.filters());
    return filters;
  }

  private static List<RateLimitFilter> limits(ServerConfig.RateLimit limit, RateLimiter limiter) {
    return limit.enabled() ? List.of(new RateLimitFilter(limiter, clients(limit))) : List.of();
  }

  /**
   * Who requests come from.
   *
   * @throws ConfigException where the trusted proxies are no addresses
   */
  static ClientAddress clients(ServerConfig.RateLimit limit) {
    try {
      return new ClientAddress(limit.trustedProxies());
    } catch (IllegalArgumentException e) {
      throw new ConfigException("rate-limit.trusted-proxies: " + e.getMessage(), e);
    }
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

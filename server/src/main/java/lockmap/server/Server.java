package lockmap.server;

import io.helidon.health.HealthCheck;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.ListenerSettings;
import lockmap.server.http.ReadTimeouts;
import lockmap.server.status.Doorbell;
import lockmap.server.status.HealthRoute;
import lockmap.server.status.Sources.Bounded;
import lockmap.server.status.Vitals;

/** A running server: everything put together, and the order in which it starts and stops. */
final class Server implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(5);
  private static final Duration DOORBELL_PATIENCE = Duration.ofMillis(750);

  private final Parts parts;
  private final BindAddress address;
  private final Listener listener;
  private final BackgroundLoop reopening;
  private final List<BackgroundLoop> loops;
  private final Api api;
  private final HttpRouting.Builder routing;
  private volatile boolean stopping;

  private Server(Parts parts, BindAddress address) {
    this.parts = parts;
    this.address = address;
    listener = new Listener(address.ip(), address.port(), this::web);
    reopening = new BackgroundLoop("listener", listener::lookThenRest);
    loops = Stream.concat(parts.loops().stream(), Stream.of(reopening)).toList();
    api = Api.of(parts, new HealthRoute(vitals()));
    routing = api.routing(parts);
    loops.forEach(BackgroundLoop::start);
  }

  /**
   * Starts a server, which then listens. Its owner closes it.
   *
   * @throws UncheckedIOException where it cannot listen, with a sentence that says where and why
   * @throws ConfigException where a setting turns out to be wrong
   */
  static Server start(ServerConfig config) {
    BindAddress address = BindAddress.of(config.server());
    new Exposure(address.ip(), config.auth().isOn(), config).check();
    address.requireFree();
    Server server = new Server(Parts.of(config), address);
    try {
      if (server.listener.start()) {
        return server;
      }
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    server.close();
    address.requireFree();
    throw new IllegalStateException("the web server did not start, and its port is free");
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
    return parts.edge().scheme() + address.authority(port());
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
    reopening.close();
    parts.requests().timeouts().hurry();
    Thread closing = Thread.ofPlatform().name("stop").start(listener::close);
    awaitRequests();
    parts.engine().feed().close();
    join(closing);
    loops.forEach(BackgroundLoop::close);
    parts.limits().close();
    parts.edge().close();
  }

  /** Watches, and reads that wait for a change, have a subscription each; requests have none. */
  private void awaitRequests() {
    Engine engine = parts.engine();
    ReadTimeouts timeouts = parts.requests().timeouts();
    long most = parts.config().server().shutdownGrace().toNanos() * 2 / 5;
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
    Engine engine = parts.engine();
    ServerConfig config = parts.config();
    BooleanSupplier ends = () -> stopping;
    List<HealthCheck> vitals = new ArrayList<>();
    vitals.add(Vitals.thread("change-feed", () -> stopping || engine.feed().isAlive()));
    loops.forEach(loop -> vitals.add(loop.vital(ends)));
    Collections.addAll(
        vitals,
        Vitals.serving(ends),
        Vitals.accepting(new Doorbell(this::door, DOORBELL_PATIENCE, engine.ticker())),
        Vitals.memory(new Bounded(engine.map()::memory, config.store().maxMemory())),
        Vitals.feed(engine.feed(), config.watch().history() / 2));
    return vitals;
  }

  /** Once it has stopped it has no port, and nobody answers at port 0 either. */
  private InetSocketAddress door() {
    return address.door(Math.max(port(), 0));
  }

  private WebServer web(int port) {
    ServerConfig.Server listening = parts.config().server();
    Requests requests = parts.requests();
    WebServerConfig.Builder builder =
        WebServer.builder().address(address.ip()).port(port).routing(routing);
    parts.edge().apply(builder);
    ListenerSettings.apply(
        builder,
        requests.problems(),
        requests.timeouts(),
        requests.traffic(),
        listening.maxConnections(),
        running(listening));
    return builder.build();
  }

  /** How long the framework lets requests run; the rest of the time is for what it does then. */
  private static Duration running(ServerConfig.Server listening) {
    return listening.shutdownGrace().multipliedBy(8).dividedBy(10);
  }
}

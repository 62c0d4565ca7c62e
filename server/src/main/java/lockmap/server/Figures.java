package lockmap.server;

import lockmap.server.batch.BatchRoute;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.ReadTimeouts;
import lockmap.server.memory.MemoryPool;
import lockmap.server.status.Sources;
import lockmap.server.status.Sources.Bounded;
import lockmap.server.watch.WatchRoute;

/** Where status and metrics find their figures: with those who keep them. */
final class Figures {

  private Figures() {}

  /**
   * All of them.
   *
   * @param watch knows the open watches
   * @param batch knows the batches that run
   */
  static Sources of(Parts parts, WatchRoute watch, BatchRoute batch) {
    ServerConfig config = parts.config();
    Engine engine = parts.engine();
    ReadTimeouts timeouts = parts.requests().timeouts();
    Access access = parts.access();
    Limits limits = parts.limits();
    return new Sources(
        engine.store(),
        engine.changes(),
        engine.feed(),
        parts.requests().traffic(),
        memory(parts),
        new Bounded(timeouts::open, config.server().maxConnections()),
        new Bounded(watch::open, config.watch().maxWatchers()),
        watch::resets,
        batch::running,
        limits.limiter()::refused,
        limits.limiter()::clients,
        () -> access.isFileGood() ? 1 : 0,
        limits.shedder()::shed,
        limits.shedder()::standing,
        parts.edge().certificate(),
        parts.edge().auditLog());
  }

  private static Sources.Memory memory(Parts parts) {
    ServerConfig config = parts.config();
    Engine engine = parts.engine();
    MemoryPool requests = parts.requests().memory();
    MemoryPool watches = engine.watchMemory();
    ReadTimeouts timeouts = parts.requests().timeouts();
    long connection = ServerConfig.CONNECTION_BYTES;
    return new Sources.Memory(
        new Bounded(engine.map()::memory, config.store().maxMemory()),
        new Bounded(engine.feed()::historyBytes, config.watch().historySize()),
        new Bounded(requests::used, requests.limit()),
        new Bounded(watches::used, watches.limit()),
        new Bounded(
            () -> connection * timeouts.open(), connection * config.server().maxConnections()));
  }
}

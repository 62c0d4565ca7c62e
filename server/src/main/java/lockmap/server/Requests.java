package lockmap.server;

import java.util.List;
import lockmap.api.WireJson;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.Problems;
import lockmap.server.http.ReadTimeouts;
import lockmap.server.http.Traffic;
import lockmap.server.memory.MemoryPool;

/**
 * What all requests have in common, whatever they ask for.
 *
 * @param problems how what went wrong is told
 * @param traffic counts them
 * @param memory what they share
 * @param timeouts ends those that make no progress, and knows the open connections
 */
record Requests(Problems problems, Traffic traffic, MemoryPool memory, ReadTimeouts timeouts) {

  /** As the settings have it. */
  static Requests of(ServerConfig config, Engine engine) {
    Problems problems = new Problems(WireJson::write);
    Traffic traffic = new Traffic(engine.ticker());
    MemoryPool memory = new MemoryPool(config.memory().requests());
    ReadTimeouts timeouts =
        new ReadTimeouts(
            config.server().readTimeout(),
            engine.ticker(),
            problems,
            traffic,
            List.of(memory, engine.watchMemory()));
    return new Requests(problems, traffic, memory, timeouts);
  }
}

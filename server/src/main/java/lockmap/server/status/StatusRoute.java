package lockmap.server.status;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import lockmap.api.Paths;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.http.Resource;
import lockmap.server.http.Traffic;
import lockmap.server.store.Cause;
import lockmap.server.store.CountedStore;

/** {@code GET /status}: what the server says of itself. Safe for any number of threads. */
public final class StatusRoute {

  private final Sources sources;
  private final InstantSource clock;
  private final LongSupplier ticker;
  private final String version;
  private final long started;

  /**
   * The route; the uptime counts from now.
   *
   * @param sources what is reported on
   * @param clock the time of day
   * @param ticker nanoseconds that never go back; the uptime is counted by it
   * @param version the server's version
   */
  public StatusRoute(Sources sources, InstantSource clock, LongSupplier ticker, String version) {
    this.sources = sources;
    this.clock = clock;
    this.ticker = ticker;
    this.version = version;
    this.started = ticker.getAsLong();
  }

  /** Answers with the figures of this moment. */
  public void get(ServerRequest request, ServerResponse response) {
    Answers.json(request, response, WireJson.write(status()));
  }

  private Status status() {
    CountedStore store = sources.store();
    CountedStore.Counts counts = store.counts();
    Sources.Bounded watches = sources.watches();
    Sources.Bounded connections = sources.connections();
    return new Status(
        "OK",
        inWords(Duration.ofNanos(ticker.getAsLong() - started)),
        store.size(),
        counts.total(),
        counts.gets(),
        counts.puts(),
        counts.deletes(),
        counts.swaps(),
        counts.swapped(),
        counts.notSwapped(),
        watches.now(),
        sources.batches().getAsLong(),
        clock.instant(),
        version,
        memory(),
        new Status.Connections(connections.now(), connections.limit()),
        new Status.Watchers(watches.now(), watches.limit(), sources.resets().getAsLong()),
        new Status.Feed(store.revision(), sources.feed().lag(), sources.feed().historyBytes()),
        sources.changes().count(Cause.EXPIRED),
        sources.rateLimited().getAsLong(),
        sources.shed().getAsLong(),
        latencies());
  }

  private Status.Memory memory() {
    Runtime jvm = Runtime.getRuntime();
    Sources.Memory memory = sources.memory();
    return new Status.Memory(
        memory.store().now(),
        memory.store().limit(),
        jvm.totalMemory() - jvm.freeMemory(),
        jvm.maxMemory(),
        share(memory.history()),
        share(memory.requests()),
        share(memory.watches()),
        share(memory.connections()),
        share(memory.total()));
  }

  private static Status.Share share(Sources.Bounded figure) {
    return new Status.Share(figure.now(), figure.limit());
  }

  private Status.Latencies latencies() {
    Traffic traffic = sources.traffic();
    return new Status.Latencies(
        traffic.latency(Paths.STORE + Resource.KEY, "GET"),
        traffic.latency(Paths.STORE + Resource.KEY, "PUT"),
        traffic.latency(Paths.STORE + Resource.KEY, "DELETE"),
        traffic.latency(Paths.CAS + Resource.KEY, "POST"),
        traffic.latency(Paths.INCREMENT + Resource.KEY, "POST"),
        traffic.latency(Paths.TOUCH + Resource.KEY, "POST"),
        traffic.latency(Paths.KEYS, "GET"),
        traffic.latency(Paths.BATCH, "POST"));
  }

  static String inWords(Duration uptime) {
    return "%dd %02dh %02dm %02ds"
        .formatted(
            uptime.toDaysPart(),
            uptime.toHoursPart(),
            uptime.toMinutesPart(),
            uptime.toSecondsPart());
  }
}

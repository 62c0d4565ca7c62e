package lockmap.server.status;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.Answers;
import lockmap.server.store.CountedStore;

/** {@code GET /status}: what the server says of itself. Safe for any number of threads. */
public final class StatusRoute {

  private final CountedStore store;
  private final IntSupplier watches;
  private final IntSupplier batches;
  private final InstantSource clock;
  private final LongSupplier ticker;
  private final String version;
  private final long started;

  /**
   * The route; the uptime counts from now.
   *
   * @param store what is reported on
   * @param watches how many watches are open
   * @param batches how many batches are being carried out
   * @param clock the time of day
   * @param ticker nanoseconds that never go back; the uptime is counted by it
   * @param version the server's version
   */
  public StatusRoute(
      CountedStore store,
      IntSupplier watches,
      IntSupplier batches,
      InstantSource clock,
      LongSupplier ticker,
      String version) {
    this.store = store;
    this.watches = watches;
    this.batches = batches;
    this.clock = clock;
    this.ticker = ticker;
    this.version = version;
    this.started = ticker.getAsLong();
  }

  /** Answers with the figures of this moment. */
  public void get(ServerRequest request, ServerResponse response) {
    CountedStore.Counts counts = store.counts();
    Status status =
        new Status(
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
            watches.getAsInt(),
            batches.getAsInt(),
            clock.instant(),
            version);
    Answers.json(request, response, WireJson.write(status));
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

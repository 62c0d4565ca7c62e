package lockmap.console.status;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import lockmap.api.Latency;
import lockmap.console.chart.Hue;
import lockmap.console.chart.Line;
import lockmap.console.chart.TimeSeries.Fold;
import lockmap.console.chart.Unit;

/**
 * What is plotted, and from which figures.
 *
 * @param id by which the chart is found
 * @param title what is to be seen
 * @param unit what its figures are counted in
 * @param fold what becomes of figures that are too many to be drawn
 * @param lines the lines of its chart
 * @param columns what its figures are called in a file; more than lines where only some are drawn
 * @param figures reads them
 */
record Plot(
    String id,
    String title,
    Unit unit,
    Fold fold,
    List<Line> lines,
    List<String> columns,
    Function<Growth, double[]> figures) {

  static final Plot OPERATIONS =
      new Plot(
          "operations",
          "Operations",
          Unit.PER_SECOND,
          Fold.MEAN,
          List.of(
              new Line("get", Hue.BLUE),
              new Line("put", Hue.ORANGE),
              new Line("del", Hue.PURPLE),
              new Line("cas", Hue.GREEN)),
          List.of("get_per_second", "put_per_second", "delete_per_second", "cas_per_second"),
          growth ->
              new double[] {
                growth.perSecond(status -> status.getOperations()),
                growth.perSecond(status -> status.putOperations()),
                growth.perSecond(status -> status.deleteOperations()),
                growth.perSecond(status -> status.casOperations())
              });

  /** Of each {@link Kind} three figures. */
  static final Plot LATENCY =
      new Plot(
          "latency",
          "Latency",
          Unit.MICROSECONDS,
          Fold.MAX,
          List.of(new Line("p50", Hue.GREEN), new Line("p90", Hue.BLUE), new Line("p99", Hue.RED)),
          latencyColumns(),
          Plot::latencies);

  static final Plot KEYS =
      new Plot(
          "keys",
          "Keys",
          Unit.COUNT,
          Fold.MEAN,
          List.of(new Line("keys", Hue.BLUE)),
          List.of("keys"),
          growth -> new double[] {growth.figure(status -> status.totalKeys())});

  static final Plot MEMORY =
      new Plot(
          "memory",
          "Memory",
          Unit.BYTES,
          Fold.MAX,
          List.of(new Line("entries", Hue.BLUE), new Line("heap", Hue.ORANGE)),
          List.of("entries_bytes", "heap_bytes"),
          growth ->
              new double[] {
                growth.figure(status -> status.memory().heldBytes()),
                growth.figure(status -> status.memory().heapUsedBytes())
              });

  static final Plot CLIENTS =
      new Plot(
          "clients",
          "Watchers and connections",
          Unit.COUNT,
          Fold.MAX,
          List.of(new Line("watchers", Hue.BLUE), new Line("connections", Hue.ORANGE)),
          List.of("watchers", "connections"),
          growth ->
              new double[] {
                growth.figure(status -> status.watchers().open()),
                growth.figure(status -> status.connections().open())
              });

  static final Plot REFUSALS =
      new Plot(
          "refusals",
          "Rate-limited requests and watch resets",
          Unit.PER_SECOND,
          Fold.MAX,
          List.of(new Line("rate-limited", Hue.RED), new Line("watch resets", Hue.PURPLE)),
          List.of("rate_limited_per_second", "watch_resets_per_second"),
          growth ->
              new double[] {
                growth.perSecond(status -> status.rateLimitedRequests()),
                growth.perSecond(status -> status.watchers().resets())
              });

  /** All of them, in the order in which they are shown. */
  static final List<Plot> ALL = List.of(OPERATIONS, LATENCY, KEYS, MEMORY, CLIENTS, REFUSALS);

  /** Which of the figures of latency are those of a kind: that one and the two after it. */
  static int firstOf(Kind kind) {
    return Arrays.asList(Kind.values()).indexOf(kind) * LATENCY.lines().size();
  }

  private static List<String> latencyColumns() {
    return Arrays.stream(Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .flatMap(kind -> List.of(kind + "_p50_us", kind + "_p90_us", kind + "_p99_us").stream())
        .toList();
  }

  private static double[] latencies(Growth growth) {
    return Arrays.stream(Kind.values())
        .map(kind -> kind.of(growth.now().status().latencyMicros()))
        .flatMapToDouble(latency -> Arrays.stream(percentiles(latency, growth.isRestart())))
        .toArray();
  }

  private static double[] percentiles(Latency latency, boolean restart) {
    return restart || latency.count() == 0
        ? new double[] {Double.NaN, Double.NaN, Double.NaN}
        : new double[] {latency.p50(), latency.p90(), latency.p99()};
  }
}

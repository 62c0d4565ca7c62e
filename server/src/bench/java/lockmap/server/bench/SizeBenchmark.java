package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import lockmap.server.bench.Figure.Unit;
import org.HdrHistogram.Histogram;

/**
 * What it costs to be large: a server with many keys under each of the collectors that come into
 * question, many connections, and many watchers of one key.
 */
final class SizeBenchmark {

  private static final int MANY_KEYS = 10_000_000;
  private static final int SOME_KEYS = 300_000;
  private static final int PER_SECOND = 10_000;
  private static final int FEW_CONNECTIONS = 64;
  private static final int MANY_CONNECTIONS = 2000;
  private static final String CONNECTIONS =
      "GET with " + MANY_CONNECTIONS + " connections ÷ with " + FEW_CONNECTIONS + ": CPU";
  private static final double MICROS = 1e6;
  private static final double NANOS_OF_A_MILLI = 1e6;

  private final Workspace workspace;
  private final Scale scale;
  private final int keys;
  private final StringBuilder text = new StringBuilder();

  /** A collector, and the options that choose it; the script's choice has none. */
  private enum Collector {
    G1("G1, the default", ""),
    ZGC("ZGC", "-XX:+UseZGC"),
    PARALLEL("the parallel one", "-XX:+UseParallelGC");

    private final String name;
    private final String option;

    Collector(String name, String option) {
      this.name = name;
      this.option = option;
    }
  }

  private SizeBenchmark(Workspace workspace, Scale scale) {
    this.workspace = workspace;
    this.scale = scale;
    this.keys = scale.isShort() ? SOME_KEYS : MANY_KEYS;
  }

  /** Starts what it takes, and measures. */
  static Result run(Scale scale) throws IOException, InterruptedException {
    try (Workspace workspace = new Workspace()) {
      SizeBenchmark benchmark = new SizeBenchmark(workspace, scale);
      Others others = new Others(workspace);
      benchmark.measureKeys();
      Figure connections = benchmark.measureConnections();
      benchmark.text.append(WatcherGrowth.measure(workspace, scale));
      List<Figure> figures = List.of(connections);
      String head = "%s; %s. %s\n\n".formatted(Machine.describe(), scale, others.sentence());
      return new Result(
          head + benchmark.text + "\n" + FigureTable.write(figures, Map.of()), figures);
    }
  }

  private void measureKeys() throws IOException, InterruptedException {
    Map<String, StringJoiner> rows = new LinkedHashMap<>();
    for (Collector collector : collectors()) {
      measureKeys(collector)
          .forEach((name, value) ->
              rows.computeIfAbsent(name, _ -> new StringJoiner(" | ", "", " |\n")).add(value));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "| %,d keys; %,d requests/s for any of them, a tenth of them PUT |",
            keys,
            PER_SECOND));
    collectors().forEach(collector -> text.append(' ').append(collector.name).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(collectors().size())).append('\n');
    rows.forEach((name, values) -> text.append("| ").append(name).append(" | ").append(values));
    text.append('\n');
  }

  private List<Collector> collectors() {
    return scale.isShort() ? List.of(Collector.G1) : List.of(Collector.values());
  }

  private Map<String, String> measureKeys(Collector collector)
      throws IOException, InterruptedException {
    Path log = workspace.folder().resolve("safepoints-" + collector + ".log");
    String options = "%s -Xmx8g -Xlog:safepoint:file=%s".formatted(collector.option, log).strip();
    Contestant server =
        LockMapServer.start(
            workspace, "LockMap, " + collector, Map.of(AllocationMeter.OPTIONS, options));
    Process process = server.processes().getFirst();
    Map<String, String> row = new LinkedHashMap<>();
    long start = System.nanoTime();
    double before = server.cpuSeconds();
    Filler.fill(server.port(), keys);
    double seconds = (System.nanoTime() - start) / 1e9;
    row.put("filled in batches of 1,000: keys/s", show("%,.0f", keys / seconds));
    row.put("CPU for a key", show("%.2f µs", (server.cpuSeconds() - before) / keys * MICROS));
    row.put("resident memory", show("%,.0f MiB", Machine.residentBytes(process.pid()) / 0x1p20));
    OpenLoop.run(server.port(), keys, PER_SECOND, scale.warmUp());
    int logged = Files.readString(log).length();
    before = server.cpuSeconds();
    Histogram took = OpenLoop.run(server.port(), keys, PER_SECOND, 6 * scale.seconds());
    row.put(
        "CPU for a request",
        show("%.1f µs", (server.cpuSeconds() - before) / took.getTotalCount() * MICROS));
    for (String percent : List.of("50", "99", "99.9", "99.99")) {
      row.put(
          percent + " % answered within",
          millis(took.getValueAtPercentile(Double.parseDouble(percent))));
    }
    row.put("the slowest answer", millis(took.getMaxValue()));
    Histogram pauses = new Histogram(3);
    SafepointLog.pauses(Files.readString(log).substring(logged)).forEach(pauses::recordValue);
    row.put("pauses of the JVM meanwhile", "%,d".formatted(pauses.getTotalCount()));
    row.put("99.9 % of them within (to reach: 5 ms)", millis(pauses.getValueAtPercentile(99.9)));
    Progress.say(collector + ": " + row);
    workspace.end(process);
    return row;
  }

  private Figure measureConnections() throws IOException, InterruptedException {
    Wrk wrk = new Wrk(workspace);
    Contestant server = LockMapServer.start(workspace, LockMapServer.NAME, Map.of());
    wrk.warmUp(server, Load.PUT, scale.warmUp());
    wrk.warmUp(server, Load.GET, scale.warmUp());
    Rounds<Integer> cpu = new Rounds<>();
    Rounds<Integer> p99 = new Rounds<>();
    for (int round = 0; round < scale.rounds(); round++) {
      for (int connections : new int[] {FEW_CONNECTIONS, MANY_CONNECTIONS}) {
        double before = server.cpuSeconds();
        WrkReport report = wrk.run(server, Load.GET, scale.seconds(), connections);
        cpu.add(connections, (server.cpuSeconds() - before) / report.requests() * MICROS);
        p99.add(connections, report.p99() / 1e3);
        Progress.say("%d connections: %s".formatted(connections, report));
      }
    }
    text.append(
        """
        | connections, each asking again as soon as it has an answer | CPU for a GET | 99 % within |
        | --- | --- | --- |
        """);
    for (int connections : new int[] {FEW_CONNECTIONS, MANY_CONNECTIONS}) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %,d | %.1f µs | %.1f ms |\n",
              connections,
              cpu.median(connections),
              p99.median(connections)));
    }
    text.append('\n');
    workspace.end(server.processes().getFirst());
    return Figure.of(CONNECTIONS, Unit.COST, cpu.ratios(MANY_CONNECTIONS, FEW_CONNECTIONS));
  }

  private static String millis(long nanos) {
    return show("%.2f ms", nanos / NANOS_OF_A_MILLI);
  }

  private static String show(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}

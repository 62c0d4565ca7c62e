package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lockmap.server.bench.Figure.Unit;
import lockmap.server.bench.Filled.Kind;

/**
 * What an entry takes: a key of 16 bytes and a value of 100, in JVMs with the options of LockMap's.
 */
final class MemoryBenchmark {

  private static final Way FEW = new Way("heap", 1_000_000);
  private static final Way MANY = new Way("heap", 5_000_000);

  /** It looks at each object, and keeps account of those that it has seen. */
  private static final Way JOL = new Way("jol", 100_000);

  private static final Map<String, Double> BARS = Map.of(MANY.ratio(), 1.1);
  private static final Pattern BYTES = Pattern.compile("an entry takes ([\\d.]+) bytes\\n");

  private final Workspace workspace;
  private final List<String> options;
  private final Map<Way, Rounds<Kind>> measured = new LinkedHashMap<>();

  /** How it is found out, and from how many entries: tables are not always equally full. */
  private record Way(String how, int entries) {

    String ratio() {
      return String.format(
          Locale.ROOT,
          "%s of an entry among %d: LockMap with TTL ÷ ConcurrentHashMap without",
          how,
          entries);
    }

    @Override
    public String toString() {
      return how + " of " + entries;
    }
  }

  private MemoryBenchmark(Workspace workspace, List<String> options) {
    this.workspace = workspace;
    this.options = options;
  }

  /** Fills each kind of map in each way, one after the other. */
  static Result run(Scale scale) throws IOException, InterruptedException {
    List<String> options = LockMapServer.javaOptions();
    try (Workspace workspace = new Workspace()) {
      MemoryBenchmark benchmark = new MemoryBenchmark(workspace, options);
      for (Way way : scale.isShort() ? List.of(FEW) : List.of(FEW, MANY, JOL)) {
        benchmark.measure(way);
      }
      return benchmark.result();
    }
  }

  private void measure(Way way) throws IOException, InterruptedException {
    Rounds<Kind> bytes = new Rounds<>();
    for (Kind kind : Kind.values()) {
      bytes.add(kind, bytes(way, kind));
      Progress.say(String.format(Locale.ROOT, "%s, %s: %.1f", name(kind), way, bytes.median(kind)));
    }
    measured.put(way, bytes);
  }

  private Result result() throws IOException {
    StringBuilder text = new StringBuilder(Machine.describe()).append(".\n\n| bytes of an entry |");
    List<Figure> figures = new ArrayList<>();
    measured.forEach((way, bytes) -> {
      text.append(String.format(Locale.ROOT, " by %s, of %,d |", way.how(), way.entries()));
      figures.add(
          Figure.of(
              way.ratio(),
              Unit.COST,
              bytes.ratios(Kind.LOCK_MAP_WITH_TTL, Kind.CONCURRENT_HASH_MAP)));
    });
    text.append("\n| --- |").append(" --- |".repeat(measured.size())).append('\n');
    for (Kind kind : Kind.values()) {
      text.append("| ").append(name(kind)).append(" |");
      measured
          .values()
          .forEach(bytes -> text.append(String.format(Locale.ROOT, " %.1f |", bytes.median(kind))));
      text.append('\n');
    }
    return new Result(text + "\n" + FigureTable.write(figures, BARS), figures);
  }

  private double bytes(Way way, Kind kind) throws IOException, InterruptedException {
    String log = kind + " by " + way;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Djol.magicFieldOffset=true",
            "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Filled.class.getName(),
            kind.name(),
            Integer.toString(way.entries()),
            way.how()));
    Process process = workspace.start(log, Map.of(), command);
    return Double.parseDouble(workspace.awaitLine(process, log, BYTES));
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case LOCK_MAP -> "LockMap";
      case LOCK_MAP_WITH_TTL -> "LockMap, with TTL";
      case CONCURRENT_HASH_MAP -> "`ConcurrentHashMap<String, byte[]>`, without TTL";
      case CAFFEINE -> "Caffeine without bounds";
    };
  }
}

package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lockmap.server.bench.Figure.Unit;
import lockmap.server.bench.Filled.Kind;

/** What an entry takes: a key of 16 bytes and a value of 100, in JVMs with the default options. */
final class MemoryBenchmark {

  private static final String RATIO =
      "heap of an entry: LockMap with TTL ÷ ConcurrentHashMap without";
  private static final Map<String, Double> BARS = Map.of(RATIO, 1.1);
  private static final Pattern BYTES = Pattern.compile("an entry takes ([\\d.]+) bytes\\n");

  /** It looks at each object, and keeps account of those that it has seen. */
  private static final int BY_JOL = 100_000;

  private MemoryBenchmark() {}

  /** Fills each kind of map, one after the other. */
  static Result run(Scale scale) throws IOException, InterruptedException {
    int entries = scale.isShort() ? 1_000_000 : 5_000_000;
    Rounds<Kind> heap = new Rounds<>();
    StringBuilder text = new StringBuilder(Machine.describe());
    text.append(
        String.format(
            Locale.ROOT,
            ".%n%n| bytes of an entry | by the heap of %,d | by JOL, of %,d |%n| --- | --- | --- |%n",
            entries,
            BY_JOL));
    try (Workspace workspace = new Workspace()) {
      for (Kind kind : Kind.values()) {
        heap.add(kind, bytes(workspace, kind, entries, "heap"));
        double byJol = bytes(workspace, kind, BY_JOL, "jol");
        text.append(
            String.format(
                Locale.ROOT, "| %s | %.1f | %.1f |%n", name(kind), heap.median(kind), byJol));
        Progress.say(
            String.format(Locale.ROOT, "%s: %.1f, %.1f", name(kind), heap.median(kind), byJol));
      }
    }
    List<Figure> figures =
        List.of(
            Figure.of(
                RATIO, Unit.COST, heap.ratios(Kind.LOCK_MAP_WITH_TTL, Kind.CONCURRENT_HASH_MAP)));
    return new Result(text + "\n" + FigureTable.write(figures, BARS), figures);
  }

  private static double bytes(Workspace workspace, Kind kind, int entries, String how)
      throws IOException, InterruptedException {
    String log = kind + " by " + how;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
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
            Integer.toString(entries),
            how));
    Process process = workspace.start(log, Map.of(), command);
    return Double.parseDouble(workspace.awaitLine(process, log, BYTES));
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case LOCK_MAP -> "LockMap";
      case LOCK_MAP_WITH_TTL -> "LockMap, with TTL";
      case CONCURRENT_HASH_MAP -> "`ConcurrentHashMap<String, byte[]>`, without TTL";
    };
  }
}

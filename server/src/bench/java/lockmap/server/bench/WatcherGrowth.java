package lockmap.server.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a write costs whose key more and more watch, and what a watcher takes of memory. */
final class WatcherGrowth {

  private static final int[] COUNTS = {1, 10, 100, 1000, 10_000};

  /** Enough deliveries that a tick of the processor's clock does not show. */
  private static final int DELIVERIES = 200_000;

  private static final int LEAST_WRITES = 100;
  private static final int MOST_WRITES = 20_000;
  private static final double MICROS = 1e6;

  /**
   * What there is to know with so many watchers.
   *
   * @param write how much processor time the server takes for a write, in microseconds
   * @param kibibytes what a watcher adds to the server's resident memory
   */
  private record Step(double write, double kibibytes) {}

  private WatcherGrowth() {}

  /** Measures, and says what came out in Markdown. */
  static String measure(Workspace workspace, Scale scale) throws IOException, InterruptedException {
    Map<Integer, Step> steps = new LinkedHashMap<>();
    for (int count : COUNTS) {
      int affordable = WatchBenchmark.affordable(count);
      steps.put(affordable, step(workspace, scale, affordable));
    }
    return text(steps);
  }

  private static Step step(Workspace workspace, Scale scale, int count)
      throws IOException, InterruptedException {
    String name = "LockMap, watched by " + count;
    Contestant server = LockMapServer.start(workspace, name, WatchBenchmark.settings(count));
    long pid = server.processes().getFirst().pid();
    new Wrk(workspace).warmUp(server, Load.GET, scale.warmUp());
    try (Writer writer = new Writer(server.port())) {
      writer.send();
      writer.awaitAnswer();
      long resident = Machine.residentBytes(pid);
      try (Watchers watchers = new Watchers(server.port(), count, _ -> Load.KEY)) {
        double kibibytes = (Machine.residentBytes(pid) - resident) / 1024.0 / count;
        int writes = Math.clamp(DELIVERIES / count, LEAST_WRITES, MOST_WRITES);
        write(writer, watchers, writes);
        double before = server.cpuSeconds();
        write(writer, watchers, writes);
        double cpu = (server.cpuSeconds() - before) / writes * MICROS;
        Progress.say("%s: %.1f µs for a write, %.1f KiB".formatted(name, cpu, kibibytes));
        return new Step(cpu, kibibytes);
      }
    } finally {
      workspace.end(server.processes().getFirst());
    }
  }

  private static void write(Writer writer, Watchers watchers, int times) throws IOException {
    for (int time = 0; time < times; time++) {
      writer.send();
      watchers.await(watchers.events() + watchers.count());
      writer.awaitAnswer();
    }
  }

  private static String text(Map<Integer, Step> steps) {
    StringBuilder table =
        new StringBuilder(
            """
            | watchers of the key that is written | CPU for a write | for each watcher | memory of a watcher |
            | --- | --- | --- | --- |
            """);
    steps.forEach((count, step) ->
        table.append(
            String.format(
                Locale.ROOT,
                "| %,d | %,.1f µs | %.2f µs | %s |\n",
                count,
                step.write,
                step.write / count,
                count < 1000 ? "" : "%.1f KiB".formatted(step.kibibytes))));
    return table
        + """

        ```mermaid
        xychart-beta
          title "CPU for a write, in µs for each watcher"
          x-axis "watchers" [%s]
          y-axis "µs"
          line [%s]
        ```
        """
            .formatted(
                steps.keySet().stream().map("\"%,d\""::formatted).collect(Collectors.joining(", ")),
                steps.entrySet().stream()
                    .map(step -> "%.2f".formatted(step.getValue().write / step.getKey()))
                    .collect(Collectors.joining(", ")));
  }
}

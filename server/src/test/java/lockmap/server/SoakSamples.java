package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lockmap.server.http.RawConnection;

/** What a server process takes, looked at again and again. */
final class SoakSamples {

  /**
   * How much more there may be in the last third than in the middle one: a share of it, and
   * something on top, since clients come and go and the JVM goes on compiling.
   */
  private enum Figure {
    HEAP_AFTER_GC_MIB(0.10, 3),
    RESIDENT_MIB(0.05, 8),
    DESCRIPTORS(0.10, 20),
    PLATFORM_THREADS(0.05, 2),
    CONNECTIONS(0.10, 20),
    WATCHES(0.10, 5);

    private final double share;
    private final double more;

    Figure(double share, double more) {
      this.share = share;
      this.more = more;
    }
  }

  private final long pid;
  private final int port;
  private final Map<Figure, List<Double>> samples = new LinkedHashMap<>();

  SoakSamples(long pid, int port) {
    this.pid = pid;
    this.port = port;
    for (Figure figure : Figure.values()) {
      samples.put(figure, new ArrayList<>());
    }
  }

  /** Takes one sample of each figure, of the heap after it was collected. */
  void take() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    String metrics;
    try (RawConnection connection = RawConnection.to(port)) {
      metrics = connection.request("GET", "/metrics").answer().body();
    }
    String status = Files.readString(Path.of("/proc/" + pid + "/status"), UTF_8);
    add(Figure.HEAP_AFTER_GC_MIB, of(metrics, "jvm_memory_used_bytes{area=\"heap\"}") / 1048576);
    add(Figure.RESIDENT_MIB, of(status, "VmRSS:") / 1024);
    add(Figure.PLATFORM_THREADS, of(status, "Threads:"));
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      add(Figure.DESCRIPTORS, (double) descriptors.count());
    }
    add(Figure.CONNECTIONS, of(metrics, "kv_connections"));
    add(Figure.WATCHES, of(metrics, "kv_watchers"));
  }

  /** A line for each figure: its medians in each third, and whether it stayed as it was. */
  List<String> verdict() {
    List<String> lines = new ArrayList<>();
    samples.forEach((figure, all) -> {
      double middle = median(all.subList(all.size() / 3, all.size() * 2 / 3));
      double last = median(all.subList(all.size() * 2 / 3, all.size()));
      boolean isFlat = last <= middle * (1 + figure.share) + figure.more;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %s: %.1f, %.1f, %.1f (at most %.1f, of %d samples)",
              isFlat ? "flat" : "GROWS",
              figure,
              median(all.subList(0, all.size() / 3)),
              middle,
              last,
              all.stream().mapToDouble(each -> each).max().orElse(0),
              all.size()));
    });
    return lines;
  }

  private void add(Figure figure, double value) {
    samples.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
  }

  private static double of(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "\t"))
        .mapToDouble(
            line -> Double.parseDouble(line.substring(name.length()).replace("kB", "").strip()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
  }
}

package lockmap.server.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockmap.server.bench.Figure.Unit;
import org.HdrHistogram.Histogram;

/** What watchers get, how fast, and what they cost those who write something else. */
final class WatchBenchmark {

  private static final String NONE = LockMapServer.NAME;
  private static final String MANY = "LockMap, watched elsewhere";
  private static final String UNWATCHED =
      "PUT of an unwatched key: CPU with watchers of others ÷ with none";
  private static final String DELIVERY = "burst: deliveries per CPU second ÷ PUTs of bare Helidon";
  private static final Map<String, Double> BARS = Map.of(UNWATCHED, 1.05);

  private static final int MOST_WATCHERS = 10_000;
  private static final int SPARE_DESCRIPTORS = 1000;
  private static final int WATCHERS = 1000;
  private static final int BURST = 1000;
  private static final int WRITES = 100;
  private static final double MICROS = 1e6;

  private final Scale scale;
  private final Wrk wrk;
  private final Rounds<String> puts = new Rounds<>();
  private final Rounds<String> bursts = new Rounds<>();
  private final Histogram last = new Histogram(3);

  private WatchBenchmark(Scale scale, Wrk wrk) {
    this.scale = scale;
    this.wrk = wrk;
  }

  /** Starts what it takes, and measures. */
  static Result run(Scale scale) throws IOException, InterruptedException {
    try (Workspace workspace = new Workspace()) {
      int count = affordable(MOST_WATCHERS);
      Contestant none = LockMapServer.start(workspace, NONE, settings(count));
      Contestant many = LockMapServer.start(workspace, MANY, settings(count));
      Contestant bare =
          new BareServers(workspace, OtherJvm.options(none.processes().getFirst())).helidon();
      WatchBenchmark benchmark = new WatchBenchmark(scale, new Wrk(workspace));
      Others others = new Others(workspace);
      benchmark.measureUnwatched(List.of(none, many, bare), many, count);
      benchmark.measureDelivery(none);
      return benchmark.result(bare, count, others.sentence());
    }
  }

  private void measureUnwatched(List<Contestant> all, Contestant many, int count)
      throws IOException, InterruptedException {
    warmUp(all);
    try (Watchers watchers =
        new Watchers(many.port(), count, number -> "other" + Watchers.MARK + number)) {
      Progress.say(watchers.count() + " watch other keys");
      warmUp(all); // which code is compiled how depends on whether somebody watches
      for (int round = 1; round <= scale.rounds(); round++) {
        for (Contestant contestant : all) {
          double before = contestant.cpuSeconds();
          WrkReport report = wrk.run(contestant, Load.PUT, scale.seconds());
          puts.add(
              contestant.name(), (contestant.cpuSeconds() - before) / report.requests() * MICROS);
          Progress.say(
              String.format(
                  Locale.ROOT,
                  "round %d of %d: PUT, %s: %.1f µs of CPU",
                  round,
                  scale.rounds(),
                  contestant,
                  puts.of(contestant.name()).getLast()));
        }
      }
    }
  }

  private void warmUp(List<Contestant> all) throws IOException, InterruptedException {
    for (Contestant contestant : all) {
      Progress.say("warms up: " + contestant);
      wrk.warmUp(contestant, Load.PUT, scale.warmUp());
    }
  }

  private void measureDelivery(Contestant server) throws IOException {
    try (Writer writer = new Writer(server.port())) {
      writer.send();
      writer.awaitAnswer();
      try (Watchers watchers = new Watchers(server.port(), WATCHERS, _ -> Load.KEY)) {
        writeOneByOne(writer, watchers, WRITES / 2 * scale.rounds());
        last.reset();
        writeOneByOne(writer, watchers, WRITES * scale.rounds());
        Progress.say(
            String.format(
                Locale.ROOT,
                "one write: 99 %% within %.1f ms",
                last.getValueAtPercentile(99) / 1e6));
        for (int burst = 1 - scale.rounds(); burst <= scale.rounds(); burst++) {
          double before = server.cpuSeconds();
          double perSecond = burst(writer, watchers);
          if (burst > 0) {
            long deliveries = (long) BURST * WATCHERS;
            bursts.add("cpu", (server.cpuSeconds() - before) / deliveries * MICROS);
            bursts.add("perSecond", perSecond);
          }
          Progress.say(String.format(Locale.ROOT, "burst: %,.0f deliveries/s", perSecond));
        }
      }
    }
  }

  private void writeOneByOne(Writer writer, Watchers watchers, int times) throws IOException {
    for (int time = 0; time < times; time++) {
      long start = System.nanoTime();
      writer.send();
      watchers.await(watchers.events() + watchers.count());
      last.recordValue(System.nanoTime() - start);
      writer.awaitAnswer();
    }
  }

  private static double burst(Writer writer, Watchers watchers) throws IOException {
    long deliveries = (long) BURST * watchers.count();
    long start = System.nanoTime();
    writer.send(BURST);
    watchers.await(watchers.events() + deliveries);
    double seconds = (System.nanoTime() - start) / 1e9;
    writer.awaitAnswer();
    return deliveries / seconds;
  }

  private Result result(Contestant bare, int count, String quiet) throws IOException {
    List<Double> deliveries = new ArrayList<>();
    double put = puts.median(bare.name());
    bursts.of("cpu").forEach(cpu -> deliveries.add(put / cpu));
    List<Figure> figures =
        List.of(
            Figure.of(UNWATCHED, Unit.COST, puts.ratios(MANY, NONE)),
            Figure.of(DELIVERY, Unit.GAIN, deliveries));
    String text =
        String.format(
            Locale.ROOT,
            """
            %s; %s. %s

            | one key that %,d watch, all on the same processors | to reach | measured |
            | --- | --- | --- |
            | one write, until the last of them has it: half within | | %.1f ms |
            | 99 %% within | ≤ 25 ms | %.1f ms |
            | %,d writes at once: deliveries/s | ≥ 500,000 | %,.0f |
            | CPU of the server for a delivery | | %.2f µs |

            %,d watch another key each; a PUT takes %.1f µs of CPU with them and %.1f µs without.

            """,
            Machine.describe(),
            scale,
            quiet,
            WATCHERS,
            last.getValueAtPercentile(50) / 1e6,
            last.getValueAtPercentile(99) / 1e6,
            BURST,
            bursts.median("perSecond"),
            bursts.median("cpu"),
            count,
            puts.median(MANY),
            puts.median(NONE));
    return new Result(text + FigureTable.write(figures, BARS), figures);
  }

  /** Keep-alives cost something too, but not because somebody writes. */
  static Map<String, String> settings(int watchers) {
    int connections = Math.max(watchers, WATCHERS) + SPARE_DESCRIPTORS / 2;
    return Map.of(
        "LOCKMAP_WATCH_KEEP_ALIVE",
        "PT1H",
        "LOCKMAP_SERVER_MAX_CONNECTIONS",
        Integer.toString(connections));
  }

  /** As many of them as there can be with the file descriptors that a process here may have. */
  static int affordable(int wanted) {
    long descriptors =
        ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
            .getMaxFileDescriptorCount();
    int count = (int) Math.min(wanted, descriptors - SPARE_DESCRIPTORS);
    if (count < wanted) {
      Progress.say("only " + count + " can watch, as there are " + descriptors + " descriptors");
    }
    return count;
  }
}

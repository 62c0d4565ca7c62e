package lockmap.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Requests, from the client's socket to the answer, against servers that do less or the same. Every
 * contestant runs all the time, and they are asked in turn.
 */
final class HttpBenchmark {

  private static final double MICROS = 1e6;

  private final Scale scale;
  private final Contestants contestants;
  private final Wrk wrk;
  private final Rounds<Turn> cpu = new Rounds<>();
  private final Rounds<Turn> throughput = new Rounds<>();
  private final Rounds<Turn> p99 = new Rounds<>();
  private final Rounds<Turn> bytes = new Rounds<>();

  /** What is measured: a contestant, by name, with one kind of request. */
  record Turn(String contestant, Load load) {}

  private HttpBenchmark(Scale scale, Contestants contestants, Wrk wrk) {
    this.scale = scale;
    this.contestants = contestants;
    this.wrk = wrk;
  }

  /** Starts everybody, and measures. */
  static Result run(Scale scale) throws IOException, InterruptedException {
    try (Workspace workspace = new Workspace()) {
      Wrk wrk = new Wrk(workspace);
      HttpBenchmark benchmark =
          new HttpBenchmark(scale, Contestants.start(workspace, scale.isShort()), wrk);
      benchmark.warmUp();
      Others others = new Others(workspace);
      for (int round = 1; round <= scale.rounds(); round++) {
        benchmark.round(round);
      }
      String quiet = others.sentence();
      benchmark.measureAllocation();
      return new HttpReport(benchmark.cpu, benchmark.throughput, benchmark.p99, benchmark.bytes)
          .result(benchmark.contestants, scale + ", in turn. " + quiet);
    }
  }

  private void warmUp() throws IOException, InterruptedException {
    for (Contestant contestant : contestants.all()) {
      for (Load load : contestant.loads()) {
        Progress.say("warms up: " + contestant + ", " + load);
        wrk.warmUp(contestant, load, contestant.isJava() ? scale.warmUp() : 1);
      }
    }
  }

  private void round(int number) throws IOException, InterruptedException {
    for (Load load : Load.values()) {
      for (Contestant contestant : contestants.all()) {
        if (contestant.loads().contains(load)) {
          Turn turn = new Turn(contestant.name(), load);
          double before = contestant.cpuSeconds();
          WrkReport report = wrk.run(contestant, load, scale.seconds());
          cpu.add(turn, (contestant.cpuSeconds() - before) / report.requests() * MICROS);
          throughput.add(turn, report.perSecond());
          p99.add(turn, report.p99());
          Progress.say(
              String.format(
                  Locale.ROOT,
                  "round %d of %d: %s, %s: %.1f µs of CPU, %,.0f requests/s",
                  number,
                  scale.rounds(),
                  contestant,
                  load,
                  cpu.of(turn).getLast(),
                  report.perSecond()));
        }
      }
    }
  }

  /** After the rounds, since a JVM that is asked has more threads from then on. */
  private void measureAllocation() throws IOException, InterruptedException {
    List<String> asked = List.of(LockMapServer.NAME, BareServers.HELIDON);
    for (Contestant contestant :
        contestants.all().stream().filter(each -> asked.contains(each.name())).toList()) {
      try (AllocationMeter meter = new AllocationMeter(contestant)) {
        for (Load load : List.of(Load.PUT, Load.GET)) {
          List<Double> each = new ArrayList<>();
          for (int round = 0; round < scale.rounds(); round++) {
            long before = meter.bytes();
            WrkReport report = wrk.run(contestant, load, scale.isShort() ? 1 : 2);
            each.add((meter.bytes() - before) / (double) report.requests());
            bytes.add(new Turn(contestant.name(), load), each.getLast());
          }
          Progress.say(
              String.format(
                  Locale.ROOT,
                  "allocates: %s, %s: %.0f bytes",
                  contestant,
                  load,
                  Figure.median(each)));
        }
      }
    }
  }
}

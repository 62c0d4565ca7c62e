package lockmap.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockmap.server.bench.Figure.Unit;
import lockmap.server.bench.HttpBenchmark.Turn;

/**
 * What requests over HTTP have come to.
 *
 * @param cpu microseconds of the server's processor time for each request
 * @param throughput requests a second
 * @param p99 within how many microseconds 99 % of the answers came
 * @param bytes how much each request had the server allocate
 */
record HttpReport(Rounds<Turn> cpu, Rounds<Turn> throughput, Rounds<Turn> p99, Rounds<Turn> bytes) {

  private static final String BATCH = "batch of 100 GETs: operations per CPU second ÷ single GETs";

  private static final Map<String, Double> BARS =
      Map.ofEntries(
          Map.entry(cpuName(Load.GET, BareServers.HELIDON), 1.10),
          Map.entry(cpuName(Load.PUT, BareServers.HELIDON), 1.15),
          Map.entry(cpuName(Load.GET, BareServers.NETTY), 1.40),
          Map.entry(cpuName(Load.PUT, BareServers.NETTY), 1.55),
          Map.entry(throughputName(Load.GET, Peers.WEBDIS), 1.6),
          Map.entry(throughputName(Load.PUT, Peers.WEBDIS), 1.4),
          Map.entry(BATCH, 20.0));

  Result result(Contestants contestants, String how) throws IOException {
    List<Figure> figures = figures(contestants);
    StringBuilder text = new StringBuilder();
    text.append(Machine.describe()).append("; ").append(how).append('\n');
    if (!contestants.missing().isEmpty()) {
      text.append("Not installed, and so left out: ")
          .append(String.join(", ", contestants.missing()))
          .append(".\n");
    }
    text.append("\n| µs of server CPU for a request (requests/s; 99 % within) | GET | PUT |\n")
        .append("| --- | --- | --- |\n");
    for (Contestant contestant : contestants.all()) {
      text.append("| ").append(contestant);
      text.append(" | ").append(cell(new Turn(contestant.name(), Load.GET)));
      text.append(" | ").append(cell(new Turn(contestant.name(), Load.PUT))).append(" |\n");
    }
    text.append("\nA ").append(Load.BATCH).append(": ");
    text.append(cell(new Turn(LockMapServer.NAME, Load.BATCH))).append(".\n\n");
    text.append(FigureTable.write(figures, BARS));
    text.append(allocation());
    return new Result(text.toString(), figures);
  }

  private List<Figure> figures(Contestants contestants) {
    List<Figure> figures = new ArrayList<>();
    for (Load load : List.of(Load.GET, Load.PUT)) {
      Turn ours = new Turn(LockMapServer.NAME, load);
      for (Contestant peer : contestants.all()) {
        if (!peer.name().equals(LockMapServer.NAME)) {
          Turn theirs = new Turn(peer.name(), load);
          figures.add(Figure.of(cpuName(load, peer.name()), Unit.COST, cpu.ratios(ours, theirs)));
        }
      }
      Turn webdis = new Turn(Peers.WEBDIS, load);
      if (!throughput.of(webdis).isEmpty()) {
        figures.add(
            Figure.of(
                throughputName(load, Peers.WEBDIS), Unit.GAIN, throughput.ratios(ours, webdis)));
      }
    }
    figures.add(Figure.of(BATCH, Unit.GAIN, batch()));
    for (Load load : List.of(Load.GET, Load.PUT)) {
      figures.add(
          Figure.of(
              load + ": bytes allocated beyond those of bare Helidon",
              Unit.BYTES,
              bytes.differences(
                  new Turn(LockMapServer.NAME, load), new Turn(BareServers.HELIDON, load))));
    }
    return figures;
  }

  private List<Double> batch() {
    return cpu
        .ratios(new Turn(LockMapServer.NAME, Load.GET), new Turn(LockMapServer.NAME, Load.BATCH))
        .stream()
        .map(ratio -> ratio * Load.BATCH_SIZE)
        .toList();
  }

  private String allocation() {
    StringBuilder text = new StringBuilder("\n| bytes allocated for a request | GET | PUT |\n");
    text.append("| --- | --- | --- |\n");
    for (String name : List.of(LockMapServer.NAME, BareServers.HELIDON)) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %,.0f |%n",
              name,
              bytes.median(new Turn(name, Load.GET)),
              bytes.median(new Turn(name, Load.PUT))));
    }
    return text.toString();
  }

  private String cell(Turn turn) {
    return String.format(
        Locale.ROOT,
        "%.1f (%,.0f; %.1f ms)",
        cpu.median(turn),
        throughput.median(turn),
        p99.median(turn) / 1e3);
  }

  private static String cpuName(Load load, String peer) {
    return load + ": CPU ÷ " + brief(peer);
  }

  private static String throughputName(Load load, String peer) {
    return load + ": throughput ÷ " + brief(peer);
  }

  /** A name as it stands in a line of comma-separated values. */
  private static String brief(String peer) {
    return peer.replace(",", "");
  }
}

package lockmap.server.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Clients of {@code wrk}: one thread, and connections that are kept alive. */
final class Wrk {

  private static final int CONNECTIONS = 64;

  /** Some may be refused on a machine that is busy otherwise; with more, something is wrong. */
  private static final double TOLERATED = 0.001;

  private final String program;
  private final Workspace workspace;

  Wrk(Workspace workspace) {
    this.workspace = workspace;
    program =
        Workspace.program("wrk")
            .orElseThrow(() ->
                new IllegalStateException(
                    "wrk is not installed, and nothing can be measured over HTTP without it:"
                        + " apt-get install wrk"));
  }

  /** Asks for the same again and again, whatever the answers are. */
  void warmUp(Contestant contestant, Load load, int seconds)
      throws IOException, InterruptedException {
    ask(contestant, load, seconds, CONNECTIONS);
  }

  /** Asks for the same again and again over 64 connections. */
  WrkReport run(Contestant contestant, Load load, int seconds)
      throws IOException, InterruptedException {
    return run(contestant, load, seconds, CONNECTIONS);
  }

  /**
   * Asks for the same again and again.
   *
   * @param connections over how many connections
   * @throws IllegalStateException where more than a few answers were not as they were to be
   */
  WrkReport run(Contestant contestant, Load load, int seconds, int connections)
      throws IOException, InterruptedException {
    WrkReport report = ask(contestant, load, seconds, connections);
    if (report.failed() > TOLERATED) {
      throw new IllegalStateException(
          contestant + " has not answered " + load + " as it was to: " + report);
    }
    return report;
  }

  private WrkReport ask(Contestant contestant, Load load, int seconds, int connections)
      throws IOException, InterruptedException {
    Ask ask = contestant.ask(load);
    Path script = workspace.file("ask.lua", ask.script());
    Process process =
        new ProcessBuilder(
                List.of(
                    program,
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "--latency",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:" + contestant.port() + ask.path()))
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return WrkReport.parse(output);
    } finally {
      process.destroyForcibly();
    }
  }
}

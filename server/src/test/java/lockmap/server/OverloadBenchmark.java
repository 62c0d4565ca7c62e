package lockmap.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Measures what a server does at twice the load that it can carry. It starts the server in a
 * process of its own, finds out how much it carries, and then has requests arrive at half of that,
 * which is the normal load, and at twice that. At the end as many clients as there are connections
 * ask again as soon as they are answered, whatever the answer.
 *
 * <p>Arguments: the words to start the server with, such as {@code taskset -c 0}. On a machine that
 * does other things the figures mean something only where server and clients have processors of
 * their own.
 */
final class OverloadBenchmark {

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 10));
  private static final int CONNECTIONS = Integer.getInteger("connections", 4000);

  private OverloadBenchmark() {}

  /** Prints a table of rounds, without load shedding and with it. */
  public static void main(String[] args) throws IOException {
    for (String delay : List.of("PT0S", "PT0.1S")) {
      System.out.println("overload.max-queue-delay " + delay);
      for (Load load : Load.values()) {
        measure(load, delay, List.of(args));
      }
    }
  }

  /** What is asked. */
  private enum Load {
    /** One key. */
    GETS(request("GET /store/k", "")),
    /** A hundred operations at once. */
    BATCHES(request("POST /batch", batch()));

    private final String request;

    Load(String request) {
      this.request = request;
    }
  }

  private static void measure(Load load, String delay, List<String> prefix) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dserver.port=0",
            "-Drate-limit.enabled=false",
            "-Doverload.max-queue-delay=" + delay,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    Process server = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start();
    try (BufferedReader log = server.errorReader()) {
      int port = port(log);
      List<byte[]> requests = List.of(load.request.getBytes(US_ASCII));
      double capacity;
      try (Arrivals first =
          new Arrivals(
              port, 1, List.of(request("PUT /store/k", "x".repeat(100)).getBytes(US_ASCII)), 0)) {
        first.run(1000, Duration.ofMillis(100));
      }
      try (Arrivals few = new Arrivals(port, 64, requests, 1)) {
        few.run(Arrivals.ENDLESS, WARM_UP);
        capacity = few.run(Arrivals.ENDLESS, ROUND).answered() / (double) ROUND.toSeconds();
      }
      System.out.printf("  %s: carries %,.0f a second%n", load, capacity);
      try (Arrivals many = new Arrivals(port, CONNECTIONS, requests, 2)) {
        print("half", many.run(capacity / 2, ROUND));
        print("double", many.run(capacity * 2, ROUND));
      }
      try (Arrivals greedy = new Arrivals(port, CONNECTIONS, requests, 3)) {
        print("endless", greedy.run(Arrivals.ENDLESS, ROUND));
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private static void print(String name, Arrivals.Tally tally) {
    double seconds = ROUND.toSeconds();
    System.out.printf(
        "    %-8s accepted %,8.0f/s (p50 %7.2f ms, p99 %8.2f ms, 99.9 %8.2f ms; from sending p99"
            + " %8.2f), refused %,8.0f/s = %4.1f %% (p50 %7.2f ms)%n",
        name,
        tally.accepted().getTotalCount() / seconds,
        millis(tally.accepted(), 50),
        millis(tally.accepted(), 99),
        millis(tally.accepted(), 99.9),
        millis(tally.served(), 99),
        tally.refused().getTotalCount() / seconds,
        100.0 * tally.refused().getTotalCount() / Math.max(tally.answered(), 1),
        millis(tally.refused(), 50));
  }

  private static double millis(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  private static String request(String line, String body) {
    String head = line + " HTTP/1.1\r\nHost: localhost\r\n";
    String type =
        body.isEmpty()
            ? ""
            : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    return head + type + "\r\n" + body;
  }

  private static String batch() {
    return IntStream.range(0, 100)
        .mapToObj(i -> "{\"method\":\"PUT\",\"key\":\"key-" + i + "\",\"value\":\"value\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static int port(BufferedReader log) throws IOException {
    String line;
    while ((line = log.readLine()) != null) {
      if (line.contains("event=started")) {
        return Integer.parseInt(line.replaceAll(".* url=http://[^ ]*:(\\d+) .*", "$1"));
      }
    }
    throw new IOException("the server did not start");
  }
}

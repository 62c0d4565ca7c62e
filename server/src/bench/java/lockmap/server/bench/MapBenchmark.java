package lockmap.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockmap.server.bench.Figure.Unit;
import lockmap.server.bench.JmhRun.Score;
import lockmap.server.feed.Publish;
import lockmap.server.http.KeyDecoding;
import lockmap.server.http.LookUp;
import lockmap.server.store.Index;
import lockmap.server.store.Utf8;

/** The map and what is around it by JMH, without a network. */
final class MapBenchmark {

  private static final String BY_PATH =
      "look-ups per CPU second by the raw path: LockMap ÷ ConcurrentHashMap";
  private static final String BY_TEXT =
      "look-ups per CPU second by a String in hand: LockMap ÷ ConcurrentHashMap";
  private static final String BY_CHECKED_PATH =
      "look-ups per CPU second by the raw path with the same checks: LockMap ÷ ConcurrentHashMap";
  private static final Map<String, Double> BARS = Map.of(BY_PATH, 1.2, BY_TEXT, 0.8);

  private static final List<String> COMPARED =
      List.of(
          "lockMapByPath",
          "concurrentHashMapByPath",
          "concurrentHashMapByCheckedPath",
          "lockMapByText",
          "concurrentHashMapByText");
  private static final List<String> ALL =
      List.of(
          "lockMapByPath",
          "concurrentHashMapByPath",
          "concurrentHashMapByCheckedPath",
          "caffeineByPath",
          "lockMapByText",
          "concurrentHashMapByText",
          "caffeineByText");
  private static final List<Integer> THREADS = List.of(1, 2, 4, 8);

  private final Scale scale;
  private final List<String> options;
  private final Rounds<String> rounds = new Rounds<>();
  private final StringBuilder text = new StringBuilder();

  private MapBenchmark(Scale scale, List<String> options) {
    this.scale = scale;
    this.options = options;
  }

  /** Measures the ratios in rounds, and the rest once. */
  static Result run(Scale scale) throws IOException, InterruptedException {
    List<String> options = LockMapServer.javaOptions();
    try (Workspace workspace = new Workspace()) {
      Others others = new Others(workspace);
      MapBenchmark benchmark = new MapBenchmark(scale, options);
      benchmark.compare();
      if (!scale.isShort()) {
        benchmark.tabulate();
      }
      return benchmark.result(others.sentence());
    }
  }

  private void compare() {
    for (int round = 1; round <= scale.rounds(); round++) {
      Map<String, List<String>> parameters = choice("zipf", "0");
      List<Score> scores =
          new JmhRun(LookUp.class, COMPARED, parameters, 2).scores(seconds(), options);
      StringBuilder line = new StringBuilder("round " + round + " of " + scale.rounds() + ":");
      for (Score score : scores) {
        rounds.add(score.method(), score.cpu());
        line.append(String.format(Locale.ROOT, " %s %.0f ns", score.method(), score.cpu()));
      }
      Progress.say(line.toString());
    }
  }

  private void tabulate() {
    text.append("\n| look-ups/µs, zipf |");
    THREADS.forEach(threads ->
        text.append(' ').append(threads).append(threads == 1 ? " thread |" : " threads |"));
    text.append("\n| --- |").append(" --- |".repeat(THREADS.size())).append('\n');
    List<List<Score>> columns = new ArrayList<>();
    for (int threads : THREADS) {
      columns.add(lookUps(choice("zipf", "0"), threads));
    }
    rows(columns);
    text.append("\n| operations/µs, 2 threads | zipf, 5 % writes | zipf, 50 % writes | uniform |");
    text.append("\n| --- | --- | --- | --- |\n");
    rows(
        List.of(
            lookUps(choice("zipf", "5"), 2),
            lookUps(choice("zipf", "50"), 2),
            lookUps(choice("uniform", "0"), 2)));
    for (Class<?> type : List.of(KeyDecoding.class, Utf8.class, Index.class, Publish.class)) {
      Progress.say(type.getSimpleName());
      List<Score> scores = new JmhRun(type, List.of(), Map.of(), 1).scores(seconds(), options);
      text.append("\n| ").append(type.getSimpleName()).append(" | | ");
      text.append(scores.getFirst().unit()).append(" |\n| --- | --- | --- |\n");
      for (Score score : scores) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.1f |%n",
                score.method(),
                String.join(", ", score.parameters().values()),
                score.value()));
      }
    }
  }

  private List<Score> lookUps(Map<String, List<String>> parameters, int threads) {
    Progress.say("look-ups with " + threads + " threads, " + parameters);
    return new JmhRun(LookUp.class, ALL, parameters, threads).scores(seconds(), options);
  }

  private void rows(List<List<Score>> columns) {
    for (String method : ALL) {
      text.append("| ").append(method).append(" |");
      for (List<Score> column : columns) {
        double value =
            column.stream()
                .filter(score -> score.method().equals(method))
                .findFirst()
                .orElseThrow()
                .value();
        text.append(String.format(Locale.ROOT, " %.1f |", value));
      }
      text.append('\n');
    }
  }

  private Result result(String quiet) throws IOException {
    List<Figure> figures =
        List.of(
            figure(BY_PATH, "lockMapByPath", "concurrentHashMapByPath"),
            figure(BY_CHECKED_PATH, "lockMapByPath", "concurrentHashMapByCheckedPath"),
            figure(BY_TEXT, "lockMapByText", "concurrentHashMapByText"));
    String head =
        Machine.describe()
            + "; "
            + scale.rounds()
            + " rounds of "
            + seconds()
            + " s. "
            + quiet
            + "\n\n";
    return new Result(head + FigureTable.write(figures, BARS) + text, figures);
  }

  private Figure figure(String name, String ours, String theirs) {
    return Figure.of(name, Unit.GAIN, rounds.ratios(theirs, ours));
  }

  private int seconds() {
    return scale.isShort() ? 1 : Math.min(scale.seconds(), 3);
  }

  private static Map<String, List<String>> choice(String keys, String writes) {
    return Map.of("keys", List.of(keys), "writes", List.of(writes));
  }
}

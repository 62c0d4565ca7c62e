package lockmap.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures, and compares the ratios with those that are committed. What it is told by system
 * properties:
 *
 * <ul>
 *   <li>{@code bench.short}: fewer and shorter rounds, and no more than can be had within minutes
 *   <li>{@code bench.write}: puts what it has measured in the place of what is committed
 *   <li>{@code bench.only}: the parts to measure, such as {@code http,watch}; all without it
 * </ul>
 *
 * <p>The exit code is 1 where something got worse, or something could not be measured.
 */
final class Benchmark {

  private static final Path PAGE = Path.of("docs", "performance.md");
  private static final Path FIGURES = Path.of("docs", "performance.csv");

  private Benchmark() {}

  /** Measures in the folder of the server's module, which has been packaged. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Scale scale = Boolean.getBoolean("bench.short") ? Scale.SHORT : Scale.FULL;
    boolean write = Boolean.getBoolean("bench.write");
    List<Figure> committed = FigureFile.parse(Files.readString(FIGURES));
    List<Figure> figures = new ArrayList<>();
    Set<Place> failed = new TreeSet<>();
    for (Place place : places(System.getProperty("bench.only", ""))) {
      Progress.say("== " + place + ", " + scale);
      try {
        Result result = measure(place, scale);
        System.out.println(System.lineSeparator() + result.text());
        figures.addAll(result.figures());
        if (write) {
          write(place, result);
        }
      } catch (IOException | RuntimeException e) {
        e.printStackTrace();
        failed.add(place);
      }
    }
    boolean good = write || compare(Comparison.of(committed, figures));
    failed.forEach(place -> System.out.println("NOT MEASURED: " + place + "; see above why"));
    System.exit(good && failed.isEmpty() ? 0 : 1);
  }

  private static Result measure(Place place, Scale scale) throws IOException, InterruptedException {
    return switch (place) {
      case HTTP -> HttpBenchmark.run(scale);
      case WATCH -> WatchBenchmark.run(scale);
      case MAP -> MapBenchmark.run(scale);
      case MEMORY -> MemoryBenchmark.run(scale);
      case SIZE -> SizeBenchmark.run(scale);
    };
  }

  private static List<Place> places(String only) {
    if (only.isEmpty()) {
      return List.of(Place.values());
    }
    return Pattern.compile("[a-z]+")
        .matcher(only)
        .results()
        .map(name -> Place.valueOf(name.group().toUpperCase(Locale.ROOT)))
        .collect(Collectors.toList());
  }

  private static void write(Place place, Result result) throws IOException {
    List<Figure> old = FigureFile.parse(Files.readString(FIGURES));
    Files.writeString(FIGURES, FigureFile.write(FigureFile.renewed(old, result.figures())));
    Files.writeString(
        PAGE, PerformancePage.with(Files.readString(PAGE), place.toString(), result.text()));
    Progress.say("written to " + PAGE + " and " + FIGURES);
  }

  private static boolean compare(Comparison comparison) {
    comparison.unknown().forEach(name -> System.out.println("NEW: " + name));
    comparison.better().forEach(sentence -> System.out.println("BETTER: " + sentence));
    comparison.worse().forEach(sentence -> System.out.println("WORSE: " + sentence));
    if (comparison.worse().isEmpty()) {
      System.out.println("Nothing is worse than what is committed in " + FIGURES + ".");
    }
    return comparison.worse().isEmpty();
  }
}

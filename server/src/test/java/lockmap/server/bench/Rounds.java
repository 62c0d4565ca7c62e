package lockmap.server.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measurements of several subjects, taken in turn: A B C A B C and so on. What slows the machine
 * down for a while thus slows all of them, and the ratio of two that were taken one after the other
 * says more than that of their means.
 *
 * @param <S> what is measured
 */
final class Rounds<S> {

  private final Map<S, List<Double>> values = new LinkedHashMap<>();

  /** Adds what a subject's next round has come to. */
  void add(S subject, double value) {
    values.computeIfAbsent(subject, _ -> new ArrayList<>()).add(value);
  }

  /** The rounds of a subject so far, in their order; none where it was not measured. */
  List<Double> of(S subject) {
    return List.copyOf(values.getOrDefault(subject, List.of()));
  }

  /** The median of a subject that was measured. */
  double median(S subject) {
    return Figure.median(of(subject));
  }

  /** One subject through another, round by round; nothing where one of them was not measured. */
  List<Double> ratios(S of, S to) {
    List<Double> above = of(of);
    List<Double> below = of(to);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Math.min(above.size(), below.size()); round++) {
      ratios.add(above.get(round) / below.get(round));
    }
    return ratios;
  }

  /** One subject less another, round by round; nothing where one of them was not measured. */
  List<Double> differences(S of, S less) {
    List<Double> first = of(of);
    List<Double> second = of(less);
    List<Double> differences = new ArrayList<>();
    for (int round = 0; round < Math.min(first.size(), second.size()); round++) {
      differences.add(first.get(round) - second.get(round));
    }
    return differences;
  }
}

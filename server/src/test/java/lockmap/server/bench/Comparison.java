package lockmap.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has become of figures since others were taken. One is worse where it differs by more than
 * its unit's slack, and by more than its noise: the worst of the rounds then is better than the
 * best of the rounds now. That this comes about by chance, where nothing has changed, has a
 * probability of 1 in 252 with five rounds on both sides, and of 1 in 56 with five and three; it is
 * the extreme case of Mann and Whitney's test, which asks nothing of how the noise is distributed.
 *
 * @param worse a sentence for each figure that got worse
 * @param better a sentence for each one that got better
 * @param unknown the names of those that there was nothing to compare to
 */
record Comparison(List<String> worse, List<String> better, List<String> unknown) {

  /** Compares those that are in both. */
  static Comparison of(List<Figure> then, List<Figure> now) {
    Map<String, Figure> known =
        then.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
    Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Figure figure : now) {
      Figure before = known.get(figure.name());
      if (before == null) {
        comparison.unknown.add(figure.name());
      } else if (isWorse(before, figure)) {
        comparison.worse.add(sentence(before, figure));
      } else if (isWorse(figure, before)) {
        comparison.better.add(sentence(before, figure));
      }
    }
    return comparison;
  }

  private static boolean isWorse(Figure before, Figure after) {
    double slack = before.unit().slack(before.median());
    return before.unit().isMoreBetter()
        ? after.highest() < before.lowest() && before.median() - after.median() > slack
        : after.lowest() > before.highest() && after.median() - before.median() > slack;
  }

  private static String sentence(Figure before, Figure after) {
    return String.format(
        Locale.ROOT, "%s is %s, and was %s", after.name(), after.show(), before.show());
  }
}

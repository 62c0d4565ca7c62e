package lockmap.server.bench;

import java.util.List;
import java.util.Locale;

/**
 * What was measured in several rounds, in a form that does not depend on how fast the machine was
 * just then.
 *
 * @param name what it is, without a comma
 * @param unit what it is in, and whether more of it is better
 * @param median what half of the rounds had at most
 * @param lowest the least of all rounds
 * @param highest the most of all rounds
 * @param rounds how many there were
 */
record Figure(String name, Unit unit, double median, double lowest, double highest, int rounds) {

  Figure {
    if (name.contains(",")) {
      throw new IllegalArgumentException("a comma would part the name in the file: " + name);
    }
  }

  /** What a figure is in. */
  enum Unit {
    /** A ratio of costs: less is better. */
    COST(0.05, 0),
    /** A ratio of gains: more is better. */
    GAIN(0.05, 0),
    /** Bytes, which hardly depend on a machine at all: less is better. */
    BYTES(0.02, 16);

    private final double relative;
    private final double absolute;

    Unit(double relative, double absolute) {
      this.relative = relative;
      this.absolute = absolute;
    }

    /** Up to which difference from a value nothing is said. */
    double slack(double value) {
      return Math.max(relative * Math.abs(value), absolute);
    }

    boolean isMoreBetter() {
      return this == GAIN;
    }

    String show(double value) {
      return String.format(Locale.ROOT, this == BYTES ? "%,.0f B" : "%.2f", value);
    }
  }

  /** The figure of some rounds, at least one. */
  static Figure of(String name, Unit unit, List<Double> rounds) {
    List<Double> sorted = rounds.stream().sorted().toList();
    return new Figure(
        name, unit, median(rounds), sorted.getFirst(), sorted.getLast(), sorted.size());
  }

  /** The one in the middle, or what lies between the two there. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** The median, and between which values the rounds were. */
  String show() {
    return unit.show(median) + " (" + unit.show(lowest) + " to " + unit.show(highest) + ")";
  }
}

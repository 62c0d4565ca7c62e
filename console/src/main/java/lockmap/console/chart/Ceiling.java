package lockmap.console.chart;

/**
 * Where an axis ends. It rises as soon as a figure would not fit, and falls only once all of them
 * have become much smaller, so that a chart does not jump while its figures go up and down a bit.
 */
final class Ceiling {

  /** What part of the axis the figures must fit into before it is made shorter. */
  private static final double MUCH_SMALLER = 0.4;

  /** So that a line at the top is not cut in half. */
  private static final double HEADROOM = 1.02;

  private final Unit unit;
  private double end;

  Ceiling(Unit unit) {
    this.unit = unit;
    this.end = unit.ceiling(0);
  }

  /** Where it ends now. */
  double end() {
    return end;
  }

  /**
   * Fits the axis to what is to be seen.
   *
   * @param max the greatest figure; NaN where there are none, which changes nothing
   * @return whether it ends elsewhere now
   */
  boolean fit(double max) {
    if (max * HEADROOM > end || max < end * MUCH_SMALLER) {
      double before = end;
      end = unit.ceiling(max * HEADROOM);
      return end != before;
    }
    return false;
  }

  /** Forgets what there was, as for figures of another kind. */
  void reset(double max) {
    end = unit.ceiling(Double.isNaN(max) ? 0 : max * HEADROOM);
  }
}

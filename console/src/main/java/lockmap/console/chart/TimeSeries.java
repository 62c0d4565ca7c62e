package lockmap.console.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Several figures over the last while, at equal steps of time: a ring that takes the same memory
 * however long it runs. Where nothing is known there is a gap (NaN). Belongs to one thread.
 */
public final class TimeSeries {

  /** What becomes of several figures that fall into one step. */
  public enum Fold {
    /** Their mean, as for rates. */
    MEAN,
    /** The greatest, as for what must not be overlooked. */
    MAX,
    /** Their sum, as for counts of events. */
    SUM
  }

  private final int points;
  private final long stepMillis;
  private final long bridgedMillis;
  private final Fold fold;
  private final double[][] values;

  /** How many figures the newest step holds of each line; -1 where it is to stay a gap. */
  private final int[] folded;

  /** The number of the newest step since the epoch; of no meaning while {@code empty}. */
  private long newest;

  private long lastAdded;
  private boolean empty = true;
  private boolean nothingAdded = true;

  /**
   * Nothing known yet.
   *
   * @param lines how many figures there are at a time
   * @param points how many steps are kept
   * @param step how long each of them is
   * @param bridged up to how long nothing need come before that is a gap; figures that come a
   *     little less often than the steps stand for those they left out
   * @param fold what becomes of several figures in one step
   */
  public TimeSeries(int lines, int points, Duration step, Duration bridged, Fold fold) {
    this.points = points;
    this.stepMillis = step.toMillis();
    this.bridgedMillis = bridged.toMillis();
    this.fold = fold;
    this.values = new double[lines][points];
    this.folded = new int[lines];
    clear();
  }

  private TimeSeries(TimeSeries original) {
    points = original.points;
    stepMillis = original.stepMillis;
    bridgedMillis = original.bridgedMillis;
    fold = original.fold;
    values = Arrays.stream(original.values).map(double[]::clone).toArray(double[][]::new);
    folded = original.folded.clone();
    newest = original.newest;
    lastAdded = original.lastAdded;
    empty = original.empty;
    nothingAdded = original.nothingAdded;
  }

  /** The same figures, which stay as they are whatever is added here. */
  public TimeSeries copy() {
    return new TimeSeries(this);
  }

  /** Forgets everything. */
  public void clear() {
    empty = true;
    nothingAdded = true;
    for (double[] line : values) {
      Arrays.fill(line, Double.NaN);
    }
  }

  /**
   * Takes the figures of a moment. A clock that was set back lets it begin anew.
   *
   * @param figures one for each line; NaN makes that step a gap, whatever else falls into it
   */
  public void add(Instant at, double... figures) {
    long millis = at.toEpochMilli();
    boolean bridges = !nothingAdded && millis - lastAdded <= bridgedMillis;
    long before = Math.floorDiv(lastAdded, stepMillis);
    advance(at);
    if (bridges && !nothingAdded) {
      for (long step = Math.max(before + 1, newest - points + 1); step < newest; step++) {
        set(step, figures);
      }
    }
    for (int line = 0; line < values.length; line++) {
      fold(line, figures[line]);
    }
    lastAdded = millis;
    nothingAdded = false;
  }

  /** Lets time pass without figures. */
  public void advance(Instant now) {
    long step = Math.floorDiv(now.toEpochMilli(), stepMillis);
    if (step < newest - 1) {
      clear();
    }
    if (!empty && step <= newest) {
      return;
    }
    long first = empty ? step : Math.max(newest + 1, step - points + 1);
    empty = false;
    for (long passed = first; passed <= step; passed++) {
      for (double[] line : values) {
        line[slot(passed)] = Double.NaN;
      }
    }
    newest = step;
    Arrays.fill(folded, 0);
  }

  /** How many steps there are. */
  public int points() {
    return points;
  }

  /** How many figures there are at a time. */
  public int lines() {
    return values.length;
  }

  /** How long a step is. */
  public Duration step() {
    return Duration.ofMillis(stepMillis);
  }

  /** How long all steps are together. */
  public Duration range() {
    return Duration.ofMillis(stepMillis * points);
  }

  /**
   * A figure.
   *
   * @param point 0 for the oldest step, {@link #points()} - 1 for the newest
   * @return NaN where nothing is known
   */
  public double value(int line, int point) {
    return empty ? Double.NaN : values[line][slot(newest - points + 1 + point)];
  }

  /** When a step began; the epoch's beginning while nothing is known at all. */
  public Instant time(int point) {
    return empty ? Instant.EPOCH : Instant.ofEpochMilli((newest - points + 1 + point) * stepMillis);
  }

  /** The newest figure of a line that is known; NaN where the last two steps know none. */
  public double last(int line) {
    double now = value(line, points - 1);
    return Double.isNaN(now) && points > 1 ? value(line, points - 2) : now;
  }

  /** The greatest figure of a line; NaN where none is known. */
  public double max(int line) {
    double max = Double.NaN;
    for (double value : values[line]) {
      if (!(value <= max) && !Double.isNaN(value)) {
        max = value;
      }
    }
    return max;
  }

  /** The least figure of a line; NaN where none is known. */
  public double min(int line) {
    double min = Double.NaN;
    for (double value : values[line]) {
      if (!(value >= min) && !Double.isNaN(value)) {
        min = value;
      }
    }
    return min;
  }

  private void set(long step, double[] figures) {
    for (int line = 0; line < values.length; line++) {
      values[line][slot(step)] = figures[line];
    }
  }

  private void fold(int line, double figure) {
    int count = folded[line];
    if (count < 0) {
      return;
    }
    double[] of = values[line];
    int slot = slot(newest);
    if (Double.isNaN(figure)) {
      folded[line] = -1;
      of[slot] = Double.NaN;
      return;
    }
    of[slot] = count == 0 ? figure : together(of[slot], count, figure);
    folded[line] = count + 1;
  }

  private double together(double soFar, int count, double figure) {
    return switch (fold) {
      case MEAN -> soFar + (figure - soFar) / (count + 1);
      case MAX -> Math.max(soFar, figure);
      case SUM -> soFar + figure;
    };
  }

  private int slot(long step) {
    return (int) Math.floorMod(step, (long) points);
  }
}

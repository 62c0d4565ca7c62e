package lockmap.console.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lockmap.console.chart.TimeSeries;

/** How many events of each type were taken in each of the last seconds, and in all. */
final class Rates {

  /** What is plotted, in this order. What keys held as a watch began is no change. */
  static final List<EventType> PLOTTED = List.copyOf(EventType.changes());

  /** How far the plot goes back. */
  static final int SECONDS = 300;

  private final TimeSeries series =
      new TimeSeries(
          PLOTTED.size(), SECONDS, Duration.ofSeconds(1), Duration.ZERO, TimeSeries.Fold.SUM);
  private final Map<EventType, Long> totals = new EnumMap<>(EventType.class);
  private final double[] counts = new double[PLOTTED.size()];
  private long second = Long.MIN_VALUE;
  private boolean counting;

  /**
   * The seconds that are over, with a line for each of {@link #PLOTTED}; a gap where nothing was
   * watched.
   */
  TimeSeries series() {
    return series;
  }

  /** Counts an event. */
  void count(EventType type) {
    totals.merge(type, 1L, Long::sum);
    if (type.isChange()) {
      counts[PLOTTED.indexOf(type)]++;
    }
  }

  /**
   * Lets time pass.
   *
   * @param watching whether something is being watched
   * @return whether a second is over
   */
  boolean reach(Instant now, boolean watching) {
    long next = now.getEpochSecond();
    boolean over = next != second;
    if (over && second != Long.MIN_VALUE) {
      if (counting) {
        series.add(Instant.ofEpochSecond(second), counts);
      }
      series.advance(Instant.ofEpochSecond(next - 1));
      Arrays.fill(counts, 0);
    }
    second = next;
    counting = watching || (counting && !over);
    return over;
  }

  /** How many came since it was emptied. */
  long total(EventType type) {
    return Objects.requireNonNullElse(totals.get(type), 0L);
  }

  /** How many came in the last second that is over; NaN where nothing was watched. */
  double last(EventType type) {
    return series.value(PLOTTED.indexOf(type), SECONDS - 1);
  }

  /** Forgets all that came. */
  void clear() {
    totals.clear();
    series.clear();
    Arrays.fill(counts, 0);
  }
}

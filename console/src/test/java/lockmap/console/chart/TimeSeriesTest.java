package lockmap.console.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import lockmap.console.chart.TimeSeries.Fold;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final double GAP = Double.NaN;

  @Test
  void theNewestFiguresAreKept() {
    TimeSeries series = series(Fold.MEAN);
    for (int second = 0; second < 9; second++) {
      series.add(at(second), second);
    }

    assertEquals(List.of(4.0, 5.0, 6.0, 7.0, 8.0), values(series));
    assertEquals(at(4), series.time(0));
    assertEquals(at(8), series.time(4));
    assertEquals(8, series.last(0));
    assertEquals(4, series.min(0));
    assertEquals(8, series.max(0));
  }

  @Test
  void figuresThatComeALittleLessOftenLeaveNoGap() {
    TimeSeries series = series(Fold.MEAN);
    series.add(at(0.9), 1);
    series.add(at(2.1), 2);
    series.add(at(3.2), 3);

    assertEquals(List.of(GAP, 1.0, 2.0, 2.0, 3.0), values(series));
  }

  @Test
  void aWhileWithoutFiguresIsAGap() {
    TimeSeries series = series(Fold.MEAN);
    series.add(at(0), 1);
    series.add(at(1), 2);
    series.advance(at(3));
    series.add(at(4), 5);

    assertEquals(List.of(1.0, 2.0, GAP, GAP, 5.0), values(series));
  }

  @Test
  void timePassesWithoutFigures() {
    TimeSeries series = series(Fold.MEAN);
    series.add(at(0), 1);
    series.advance(at(3));
    assertEquals(List.of(GAP, 1.0, GAP, GAP, GAP), values(series));
    assertEquals(GAP, series.last(0));

    series.advance(at(1_000_000));
    assertEquals(List.of(GAP, GAP, GAP, GAP, GAP), values(series));
  }

  @Test
  void severalFiguresInAStepAreFolded() {
    assertEquals(4, folded(Fold.MEAN));
    assertEquals(7, folded(Fold.MAX));
    assertEquals(12, folded(Fold.SUM));
  }

  @Test
  void aStepWithAGapStaysOne() {
    TimeSeries series = series(Fold.MEAN);
    series.add(at(0), 1);
    series.add(at(1.0), GAP);
    series.add(at(1.9), 3);
    series.add(at(2), 4);

    assertEquals(List.of(GAP, GAP, 1.0, GAP, 4.0), values(series));
  }

  @Test
  void aClockThatWasSetBackBeginsAnew() {
    TimeSeries series = series(Fold.MEAN);
    series.add(at(100), 1);
    series.add(at(50), 2);
    series.add(at(51), 3);

    assertEquals(List.of(GAP, GAP, GAP, 2.0, 3.0), values(series));
    assertEquals(at(51), series.time(4));
  }

  @Test
  void aCopyStaysAsItIs() {
    TimeSeries series = series(Fold.MEAN);
    series.add(at(0), 1);
    TimeSeries copy = series.copy();
    series.add(at(1), 2);

    assertEquals(List.of(GAP, GAP, GAP, GAP, 1.0), values(copy));
    copy.add(at(1), 3);
    assertEquals(2, series.last(0));
  }

  @Test
  void nothingIsKnownAtFirst() {
    TimeSeries series = series(Fold.MEAN);

    assertEquals(List.of(GAP, GAP, GAP, GAP, GAP), values(series));
    assertEquals(GAP, series.max(0));
    assertEquals(GAP, series.min(0));
    series.add(at(0), 1);
    series.clear();
    assertEquals(List.of(GAP, GAP, GAP, GAP, GAP), values(series));
  }

  private static double folded(Fold fold) {
    TimeSeries series = series(fold);
    series.add(at(0.1), 1);
    series.add(at(0.2), 7);
    series.add(at(0.9), 4);
    return series.last(0);
  }

  private static TimeSeries series(Fold fold) {
    return new TimeSeries(1, 5, Duration.ofSeconds(1), Duration.ofMillis(2500), fold);
  }

  private static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  private static List<Double> values(TimeSeries series) {
    return IntStream.range(0, series.points()).mapToObj(point -> series.value(0, point)).toList();
  }
}

package lockmap.console.status;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import lockmap.console.chart.TimeSeries;

/** The figures of the last hour, in rings that take the same memory however long it runs. */
final class History {

  private final Map<Plot, Map<Range, TimeSeries>> series = new LinkedHashMap<>();

  /** Nothing yet. */
  History() {
    this((plot, range) ->
        new TimeSeries(
            plot.columns().size(), range.points(), range.step(), Growth.SILENCE, plot.fold()));
  }

  private History(BiFunction<Plot, Range, TimeSeries> each) {
    for (Plot plot : Plot.ALL) {
      Map<Range, TimeSeries> ranges = new EnumMap<>(Range.class);
      for (Range range : Range.values()) {
        ranges.put(range, each.apply(plot, range));
      }
      series.put(plot, ranges);
    }
  }

  /** The same, which stays as it is whatever is added here. */
  History copy() {
    return new History((plot, range) -> of(plot, range).copy());
  }

  /** What a plot shows over a range. */
  TimeSeries of(Plot plot, Range range) {
    TimeSeries found = series.getOrDefault(plot, Map.of()).get(range);
    if (found == null) {
      throw new IllegalArgumentException(plot.id());
    }
    return found;
  }

  /** Takes the figures of a moment. */
  void add(Growth growth) {
    series.forEach((plot, ranges) -> {
      double[] figures = plot.figures().apply(growth);
      boolean nothing = Arrays.stream(figures).allMatch(Double::isNaN);
      for (TimeSeries range : ranges.values()) {
        if (growth.isFirst() && nothing) {
          range.advance(growth.now().at()); // nothing to compare with yet, which is no gap
        } else {
          range.add(growth.now().at(), figures);
        }
      }
    });
  }

  /** Lets time pass without figures. */
  void advance(Instant now) {
    series.values().forEach(ranges -> ranges.values().forEach(range -> range.advance(now)));
  }

  /** Forgets everything. */
  void clear() {
    series.values().forEach(ranges -> ranges.values().forEach(TimeSeries::clear));
  }
}

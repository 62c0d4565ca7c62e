package lockmap.console.status;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import lockmap.console.chart.TimeSeries;

/** Figures as comma-separated values (RFC 4180): a line for each step; a gap is an empty field. */
final class HistoryCsv {

  private static final String END = "\r\n";

  private HistoryCsv() {}

  /** All that is known over a range, the oldest first, under the names of the columns. */
  static String of(History history, Range range) {
    List<String> names = new ArrayList<>(List.of("time"));
    Plot.ALL.forEach(plot -> names.addAll(plot.columns()));
    StringBuilder csv = new StringBuilder(String.join(",", names)).append(END);
    TimeSeries clock = history.of(Plot.KEYS, range);
    boolean begun = false;
    for (int point = 0; point < range.points(); point++) {
      String figures = figures(history, range, point);
      begun |= figures.length() > names.size() - 1;
      if (begun) {
        csv.append(clock.time(point)).append(figures).append(END);
      }
    }
    return csv.toString();
  }

  private static String figures(History history, Range range, int point) {
    StringBuilder figures = new StringBuilder();
    for (Plot plot : Plot.ALL) {
      TimeSeries series = history.of(plot, range);
      for (int column = 0; column < series.lines(); column++) {
        figures.append(',').append(text(series.value(column, point)));
      }
    }
    return figures.toString();
  }

  private static String text(double value) {
    return Double.isNaN(value)
        ? ""
        : BigDecimal.valueOf(value)
            .setScale(3, RoundingMode.HALF_EVEN)
            .add(BigDecimal.ZERO)
            .stripTrailingZeros()
            .toPlainString();
  }
}

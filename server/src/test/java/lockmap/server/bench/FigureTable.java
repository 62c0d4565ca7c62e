package lockmap.server.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as a table of Markdown, beside what they are to reach. */
final class FigureTable {

  private FigureTable() {}

  /**
   * Writes the table.
   *
   * @param bars what figures are to reach, by their names; a figure may have none
   */
  static String write(List<Figure> figures, Map<String, Double> bars) {
    StringBuilder table = new StringBuilder();
    table.append("| median (lowest to highest round) | to reach | measured |\n");
    table.append("| --- | --- | --- |\n");
    for (Figure figure : figures) {
      Double bar = bars.get(figure.name());
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s |\n",
              figure.name(),
              bar == null ? "" : toReach(figure, bar),
              figure.show()));
    }
    return table.toString();
  }

  private static String toReach(Figure figure, double bar) {
    boolean reached =
        figure.unit().isMoreBetter() ? figure.median() >= bar : figure.median() <= bar;
    String sign = figure.unit().isMoreBetter() ? "≥ " : "≤ ";
    return sign + figure.unit().show(bar) + (reached ? "" : ", **not reached**");
  }
}

package lockmap.console.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/**
 * The lines of a chart. The stock chart draws across what it has no figure for; this one leaves a
 * gap there, and takes its figures from where they are kept, so that nothing is copied for it.
 */
final class LinePlot extends LineChart<Number, Number> {

  /** How wide a figure is drawn that has none beside it, in pixels. */
  private static final double DOT = 2;

  private final NumberAxis across;
  private final NumberAxis up;
  private final javafx.scene.shape.Line cursor = new javafx.scene.shape.Line();
  private final List<Stroke> strokes = new ArrayList<>();
  private TimeSeries figures = TimeChart.NOTHING;
  private int firstLine;
  private double ago = Double.NaN;

  LinePlot(NumberAxis across, NumberAxis up, List<Line> lines) {
    super(across, up, series(lines));
    this.across = across;
    this.up = up;
    setAnimated(false);
    setCreateSymbols(false);
    setLegendVisible(false);
    setVerticalGridLinesVisible(false);
    setVerticalZeroLineVisible(false);
    setMinSize(0, 0);
    for (int line = 0; line < lines.size(); line++) {
      Path path = (Path) getData().get(line).getNode();
      path.getStyleClass().setAll("plot-line", lines.get(line).hue().styleClass());
      strokes.add(new Stroke(path));
    }
    cursor.getStyleClass().add("plot-cursor");
    cursor.setManaged(false);
    getPlotChildren().add(cursor);
  }

  private static ObservableList<XYChart.Series<Number, Number>> series(List<Line> lines) {
    ObservableList<XYChart.Series<Number, Number>> series = FXCollections.observableArrayList();
    lines.forEach(line -> series.add(new XYChart.Series<>(line.name(), empty())));
    return series;
  }

  private static ObservableList<XYChart.Data<Number, Number>> empty() {
    return FXCollections.observableArrayList();
  }

  /** Draws other figures, from a line of theirs on. */
  void show(TimeSeries shown, int first) {
    figures = shown;
    firstLine = first;
    requestChartLayout();
  }

  /** Draws what has become of the figures. */
  void refresh() {
    requestChartLayout();
  }

  /** Lets a line be seen or not. */
  void setShown(int line, boolean shown) {
    strokes.get(line).path.setVisible(shown);
    requestChartLayout();
  }

  /** Marks a moment, in seconds ago; NaN for none. */
  void mark(double secondsAgo) {
    ago = secondsAgo;
    requestChartLayout();
  }

  @Override
  protected void layoutPlotChildren() {
    for (int line = 0; line < strokes.size(); line++) {
      if (strokes.get(line).path.isVisible()) {
        strokes.get(line).draw(firstLine + line);
      }
    }
    cursor.setVisible(!Double.isNaN(ago));
    if (cursor.isVisible()) {
      double x = Math.round(across.getDisplayPosition(-ago)) + 0.5;
      cursor.setStartX(x);
      cursor.setEndX(x);
      cursor.setStartY(0);
      cursor.setEndY(up.getHeight());
    }
  }

  /** One line with the pieces that it is drawn from, which are used again and again. */
  private final class Stroke {

    private final Path path;
    private final List<MoveTo> moves = new ArrayList<>();
    private final List<LineTo> lines = new ArrayList<>();
    private final List<PathElement> pieces = new ArrayList<>();

    Stroke(Path path) {
      this.path = path;
    }

    void draw(int line) {
      pieces.clear();
      int moved = 0;
      int drawn = 0;
      boolean gap = true;
      int points = figures.points();
      double seconds = figures.step().toMillis() / 1000.0;
      for (int point = 0; point < points; point++) {
        double value = figures.value(line, point);
        if (Double.isNaN(value)) {
          gap = true;
          continue;
        }
        double x = across.getDisplayPosition(-(points - 1 - point) * seconds);
        double y = up.getDisplayPosition(Math.min(value, up.getUpperBound()));
        if (gap) {
          move(moved++, x - DOT / 2, y);
        }
        draw(drawn++, gap ? x + DOT / 2 : x, y);
        gap = false;
      }
      path.getElements().setAll(pieces);
    }

    private void move(int index, double x, double y) {
      if (index == moves.size()) {
        moves.add(new MoveTo());
      }
      moves.get(index).setX(x);
      moves.get(index).setY(y);
      pieces.add(moves.get(index));
    }

    private void draw(int index, double x, double y) {
      if (index == lines.size()) {
        lines.add(new LineTo());
      }
      lines.get(index).setX(x);
      lines.get(index).setY(y);
      pieces.add(lines.get(index));
    }
  }
}

package lockmap.console.chart;

import atlantafx.base.controls.Spacer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lockmap.console.ui.Stylesheet;
import org.jspecify.annotations.Nullable;

/**
 * Figures over the last while as lines, with a legend whose entries hide and show them. The pointer
 * (or, while the chart has the keyboard, Left and Right) marks a moment: the legend then reads what
 * was then; else it reads the last figures.
 *
 * <p>It draws what the {@link TimeSeries} holds when {@link #show} or {@link #refresh} is called.
 * Belongs to the JavaFX thread.
 */
public final class TimeChart extends VBox {

  /** What is drawn before there is anything. */
  static final TimeSeries NOTHING =
      new TimeSeries(64, 60, Duration.ofSeconds(1), Duration.ZERO, TimeSeries.Fold.MEAN);

  private final String title;
  private final Unit unit;
  private final List<LegendEntry> legend = new ArrayList<>();
  private final HBox header = new HBox();
  private final Label moment = new Label();
  private final Label nothing = new Label("No figures yet");
  private final Ago times = new Ago();
  private final NumberAxis across = new NumberAxis(-60, 0, 15);
  private final NumberAxis up = new NumberAxis();
  private final LinePlot plot;
  private final Ceiling ceiling;

  /** The moment that is marked, in seconds ago; NaN for none. */
  private final DoubleProperty markedAgo = new SimpleDoubleProperty(Double.NaN);

  private TimeSeries figures = NOTHING;
  private int firstLine;

  /**
   * A chart of nothing yet.
   *
   * @param id the id of the whole; that of a legend's entry is {@code id-name}, that of the figure
   *     in it {@code id-name-value}
   * @param title what is to be seen
   * @param unit what all its figures are counted in
   * @param lines what they are, in the order in which a series holds them
   */
  public TimeChart(String id, String title, Unit unit, List<Line> lines) {
    this.title = title;
    this.unit = unit;
    this.ceiling = new Ceiling(unit);
    this.plot = new LinePlot(across, up, lines);
    setId(id);
    getStyleClass().add("time-chart");
    getStylesheets().add(Stylesheet.of(TimeChart.class, "chart.css"));
    setFocusTraversable(true);
    Label heading = new Label(title);
    heading.getStyleClass().add("chart-heading");
    heading.setMinWidth(USE_PREF_SIZE);
    moment.setId(id + "-moment");
    moment.getStyleClass().add("moment");
    header.getStyleClass().add("chart-header");
    header.setAlignment(Pos.CENTER_LEFT);
    header.getChildren().addAll(heading, new Spacer(), moment);
    axes();
    nothing.setId(id + "-nothing");
    nothing.getStyleClass().add("nothing");
    nothing.setMouseTransparent(true);
    StackPane drawn = new StackPane(plot, nothing);
    VBox.setVgrow(drawn, Priority.ALWAYS);
    getChildren().addAll(header, legend(id, lines), drawn);
    plot.addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
    plot.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> markedAgo.set(Double.NaN));
    plot.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    markedAgo.subscribe(marked -> {
      plot.mark(marked.doubleValue());
      read();
    });
    refresh();
  }

  /** Draws a series from now on. */
  public void show(TimeSeries series) {
    show(series, 0);
  }

  /**
   * Draws some lines of a series from now on.
   *
   * @param first which of its lines is the first of this chart
   */
  public void show(TimeSeries series, int first) {
    if (series != figures || first != firstLine) {
      figures = series;
      firstLine = first;
      double seconds = series.range().toSeconds();
      across.setLowerBound(-seconds);
      across.setTickUnit(Ago.step(seconds));
      ceiling.reset(max());
      plot.show(series, first);
    }
    refresh();
  }

  /** Draws what has become of the series, as once a second. */
  public void refresh() {
    double max = max();
    if (ceiling.fit(max) || up.getUpperBound() != ceiling.end()) {
      up.setUpperBound(ceiling.end());
      up.setTickUnit(ceiling.end() / 4);
    }
    nothing.setVisible(Double.isNaN(max) && legend.stream().anyMatch(LegendEntry::isSelected));
    plot.refresh();
    read();
  }

  /** Says what it is that there are no figures of, where the chart is empty. */
  public void setPlaceholder(String text) {
    nothing.setText(text);
  }

  /** Puts something beside the title, such as a choice of what is shown. */
  public void addTool(Node tool) {
    header.getChildren().add(1, tool);
  }

  /**
   * Says whether time goes on in the series: one that stands still does not end now, but at the
   * time of its last step.
   */
  public void setLive(boolean live) {
    Instant end = figures.time(figures.points() - 1);
    times.endsAt(live || end.equals(Instant.EPOCH) ? "now" : Ago.clock(end));
    // an axis asks for its labels anew only where it is given others
    across.setTickLabelFormatter(null);
    across.setTickLabelFormatter(times);
  }

  /**
   * The moment that is marked, in seconds before the end; NaN for none. Bound both ways, charts
   * beside one another mark it together.
   */
  public DoubleProperty markedAgoProperty() {
    return markedAgo;
  }

  private void axes() {
    across.setTickLabelFormatter(times);
    across.setAnimated(false);
    across.setMinorTickVisible(false);
    across.setTickLabelGap(6);
    up.setTickLabelGap(6);
    across.setSide(Side.BOTTOM);
    across.setAutoRanging(false);
    up.setAutoRanging(false);
    up.setAnimated(false);
    up.setMinorTickVisible(false);
    up.setLowerBound(0);
    up.setSide(Side.LEFT);
    up.setTickLabelFormatter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Number value) {
            return unit.text(value == null ? Double.NaN : value.doubleValue());
          }

          @Override
          public Number fromString(String text) {
            throw new UnsupportedOperationException("nobody writes on an axis");
          }
        });
  }

  private FlowPane legend(String id, List<Line> lines) {
    FlowPane entries = new FlowPane();
    entries.getStyleClass().add("legend");
    for (Line line : lines) {
      String name = line.name().toLowerCase(Locale.ROOT).replace(' ', '-');
      LegendEntry entry = new LegendEntry(id + "-" + name, line);
      int index = legend.size();
      entry.setOnAction(_ -> {
        plot.setShown(index, entry.isSelected());
        refresh();
      });
      legend.add(entry);
      entries.getChildren().add(entry);
    }
    return entries;
  }

  /** The greatest figure of the lines that are seen. */
  private double max() {
    double max = Double.NaN;
    for (int line = 0; line < legend.size(); line++) {
      double greatest = figures.max(firstLine + line);
      if (legend.get(line).isSelected() && !(greatest <= max) && !Double.isNaN(greatest)) {
        max = greatest;
      }
    }
    return max;
  }

  /** Reads the figures of the moment that is marked, or else the last ones. */
  private void read() {
    int point = marked();
    StringBuilder said = new StringBuilder(title);
    for (int line = 0; line < legend.size(); line++) {
      double value =
          point < 0 ? figures.last(firstLine + line) : figures.value(firstLine + line, point);
      legend.get(line).show(unit.text(value));
      said.append(line == 0 ? ": " : ", ").append(legend.get(line).getAccessibleText());
    }
    moment.setText(point < 0 ? "" : when(point));
    setAccessibleText(point < 0 ? said.toString() : said + " at " + moment.getText());
  }

  private String when(int point) {
    if (figures.time(point).equals(Instant.EPOCH)) {
      return "";
    }
    long seconds = figures.step().toSeconds() * (figures.points() - 1 - point);
    return Ago.clock(figures.time(point)) + " · " + Ago.words(seconds) + " ago";
  }

  /** Which point of the series is marked; -1 for none. */
  private int marked() {
    if (Double.isNaN(markedAgo.get())) {
      return -1;
    }
    double steps = markedAgo.get() * 1000 / figures.step().toMillis();
    return figures.points() - 1 - Math.clamp(Math.round(steps), 0, figures.points() - 1);
  }

  private void pointed(MouseEvent event) {
    double x = across.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    boolean inside = x >= 0 && x <= across.getWidth();
    markedAgo.set(inside ? onStep(-across.getValueForDisplay(x).doubleValue()) : Double.NaN);
  }

  private double onStep(double seconds) {
    double step = figures.step().toMillis() / 1000.0;
    return Math.clamp(Math.round(seconds / step), 0, figures.points() - 1) * step;
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() != this) {
      return;
    }
    double step = figures.step().toMillis() / 1000.0;
    double from = Double.isNaN(markedAgo.get()) ? -step : markedAgo.get();
    switch (event.getCode()) {
      case LEFT -> markedAgo.set(onStep(from + step));
      case RIGHT -> markedAgo.set(onStep(Math.max(0, from - step)));
      case HOME -> markedAgo.set(onStep(Double.MAX_VALUE));
      case END -> markedAgo.set(0);
      case ESCAPE -> markedAgo.set(Double.NaN);
      default -> {
        return;
      }
    }
    event.consume();
  }
}

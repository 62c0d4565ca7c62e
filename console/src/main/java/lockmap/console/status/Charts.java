package lockmap.console.status;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import lockmap.console.chart.TimeChart;

/** The plots, two beside one another; a moment that is marked in one is marked in all. */
final class Charts extends GridPane {

  private static final int COLUMNS = 2;

  private final StatusModel model;
  private final List<TimeChart> charts = new ArrayList<>();

  Charts(StatusModel model) {
    this.model = model;
    setId("status-charts");
    getStyleClass().add("charts");
    for (Plot plot : Plot.ALL) {
      TimeChart chart =
          new TimeChart("status-" + plot.id(), plot.title(), plot.unit(), plot.lines());
      if (plot.equals(Plot.LATENCY)) {
        chart.addTool(kinds());
        chart.setPlaceholder("No such requests lately");
      }
      add(chart, charts.size() % COLUMNS, charts.size() / COLUMNS);
      charts.add(chart);
    }
    charts.stream()
        .skip(1)
        .forEach(chart ->
            chart.markedAgoProperty().bindBidirectional(charts.getFirst().markedAgoProperty()));
    constrain();
  }

  /** Draws what there is to be seen. */
  void draw() {
    for (int index = 0; index < charts.size(); index++) {
      Plot plot = Plot.ALL.get(index);
      int first = plot.equals(Plot.LATENCY) ? Plot.firstOf(model.kindProperty().get()) : 0;
      charts.get(index).show(model.shown(plot), first);
    }
  }

  /** Says whether they go on, or end at the moment that they have come to. */
  void setLive(boolean live) {
    charts.forEach(chart -> chart.setLive(live));
  }

  private ChoiceBox<Kind> kinds() {
    ChoiceBox<Kind> kinds = new ChoiceBox<>();
    kinds.setId("status-latency-kind");
    kinds.setAccessibleText("Latency of which requests");
    kinds.setTooltip(new Tooltip("Of requests of this kind within about the last minute"));
    kinds.getStyleClass().add("kinds");
    kinds.getItems().setAll(Kind.values());
    model.kindProperty().subscribe(kinds::setValue);
    kinds.setOnAction(_ -> {
      if (kinds.getValue() != model.kindProperty().get()) {
        model.choose(kinds.getValue());
      }
    });
    return kinds;
  }

  private void constrain() {
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      half.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(half);
    }
    int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
    for (int row = 0; row < rows; row++) {
      RowConstraints equal = new RowConstraints();
      equal.setPercentHeight(100.0 / rows);
      equal.setVgrow(Priority.ALWAYS);
      getRowConstraints().add(equal);
    }
  }
}

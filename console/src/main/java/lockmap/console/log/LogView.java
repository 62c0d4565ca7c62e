package lockmap.console.log;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockmap.api.Durations;
import lockmap.api.Shown;
import lockmap.client.Exchange;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Command;
import lockmap.console.ui.EmptyState;
import lockmap.console.ui.Screen;
import lockmap.console.ui.Stylesheet;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The requests as a table, and the one that is chosen as a command for a shell. */
public final class LogView extends BorderPane {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
  private static final double ROW = 30;

  private final LogModel model;
  private final TableView<Exchange> table = new TableView<>();
  private final TextArea curl = new TextArea();
  private final CustomTextField filter = new CustomTextField();

  /** Shows a log. */
  public LogView(LogModel model) {
    this.model = model;
    setId("requests");
    getStyleClass().add("screen");
    getStylesheets().add(Stylesheet.of(LogView.class, "log.css"));
    setTop(bar());
    setCenter(split());
  }

  /** The screen as the frame sees it. */
  public Screen screen() {
    return new Screen(
        "Requests",
        Feather.LIST,
        this,
        List.of(
            Command.of(
                "Copy request as curl",
                Feather.COPY,
                "Shortcut+Shift+C",
                table.getSelectionModel().selectedItemProperty().isNotNull(),
                this::copy),
            Command.of("Clear requests", Feather.TRASH_2, Command.ALWAYS, model::clear),
            Command.of(
                "Filter requests",
                Feather.FILTER,
                "Shortcut+F",
                Command.ALWAYS,
                filter::requestFocus)),
        this::focus);
  }

  private void focus() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().selectLast();
      table.scrollTo(table.getItems().size() - 1);
    }
  }

  private HBox bar() {
    Label title = new Label("Requests");
    title.getStyleClass().add("screen-title");
    Label summary = new Label();
    summary.setId("requests-summary");
    summary.getStyleClass().add(Styles.TEXT_MUTED);
    summary.textProperty().bind(model.summaryProperty());
    CheckBox pulses = new CheckBox("Status checks");
    pulses.setId("requests-pulses");
    pulses.selectedProperty().bindBidirectional(model.pulsesProperty());
    filter.setId("requests-filter");
    filter.setPromptText("Method, path or status");
    filter.setAccessibleText("Filter requests");
    filter.setLeft(new FontIcon(Feather.FILTER));
    filter.textProperty().bindBidirectional(model.filterProperty());
    HBox bar =
        new HBox(
            title,
            summary,
            new Spacer(),
            pulses,
            filter,
            Buttons.icon("requests-clear", Feather.TRASH_2, "Clear requests", model::clear));
    bar.getStyleClass().add("screen-bar");
    return bar;
  }

  private SplitPane split() {
    SplitPane split = new SplitPane(table(), detail());
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.7);
    return split;
  }

  private TableView<Exchange> table() {
    table.setId("requests-table");
    table.setAccessibleText("Requests");
    table.setItems(model.shown());
    table.setFixedCellSize(ROW);
    table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    table.setPlaceholder(
        new EmptyState(
            Feather.LIST,
            "No requests to show",
            "Every request that the console makes stands here, each to be copied as curl."));
    TableColumn<Exchange, String> path =
        column("Path", 420, exchange -> Shown.onOneLine(LogModel.path(exchange)));
    table
        .getColumns()
        .setAll(
            List.of(
                column("Time", 110, exchange -> TIME.format(exchange.begun())),
                column("Method", 80, Exchange::method),
                path,
                result(),
                column("Took", 90, exchange -> Durations.milliseconds(exchange.took()))));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    path.setMaxWidth(Double.MAX_VALUE);
    return table;
  }

  private VBox detail() {
    curl.setId("requests-curl");
    curl.setAccessibleText("The chosen request as a curl command");
    curl.setEditable(false);
    curl.setWrapText(true);
    curl.getStyleClass().addAll("mono", Tweaks.EDGE_TO_EDGE);
    curl.setPromptText("Choose a request to see it as a curl command.");
    VBox.setVgrow(curl, Priority.ALWAYS);
    Label failure = new Label();
    failure.setId("requests-failure");
    failure.setWrapText(true);
    failure.getStyleClass().add(Styles.DANGER);
    Region copy = Buttons.labelled("requests-copy", Feather.COPY, "Copy as curl", this::copy);
    copy.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    HBox bar = new HBox(failure, new Spacer(), copy);
    bar.getStyleClass().add("screen-bar");
    table.getSelectionModel().selectedItemProperty().subscribe(chosen -> show(chosen, failure));
    return new VBox(bar, curl);
  }

  private void show(@Nullable Exchange chosen, Label failure) {
    curl.setText(chosen == null ? "" : chosen.curl());
    failure.setText(
        chosen != null && chosen.result() instanceof Exchange.Result.Failed(var cause)
            ? String.valueOf(cause.getMessage())
            : "");
  }

  private void copy() {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, curl.getText()));
  }

  private static TableColumn<Exchange, String> column(
      String name, double width, Function<Exchange, String> text) {
    TableColumn<Exchange, String> column = new TableColumn<>(name);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setMaxWidth(width);
    column.setSortable(false);
    return column;
  }

  private static TableColumn<Exchange, String> result() {
    TableColumn<Exchange, String> column = column("Status", 80, LogModel::result);
    column.setCellFactory(_ -> new ResultCell());
    return column;
  }

  /** Refusals and failures in the colour of what needs a look. */
  private static final class ResultCell extends TableCell<Exchange, String> {

    @Override
    protected void updateItem(@Nullable String result, boolean empty) {
      super.updateItem(result, empty);
      setText(empty ? null : result);
      getStyleClass().removeAll(Styles.SUCCESS, Styles.WARNING, Styles.DANGER);
      if (!empty && result != null) {
        getStyleClass().add(style(result));
      }
    }

    private static String style(String result) {
      return switch (result.charAt(0)) {
        case '2', '3' -> Styles.SUCCESS;
        case '4' -> Styles.WARNING;
        default -> Styles.DANGER;
      };
    }
  }
}

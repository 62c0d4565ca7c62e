package lockmap.console.watch;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The rows of a watch, the newest at the end. */
final class WatchTable extends TableView<Row> {

  private static final double ROW = 26;
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final WatchModel model;

  WatchTable(WatchModel model) {
    this.model = model;
    setId("watch-table");
    setAccessibleText("Events");
    setItems(model.rows());
    setFixedCellSize(ROW);
    getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    columns();
    setRowFactory(_ -> new MarkedRow());
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (row != null) {
            model.chosenProperty().set(row);
          }
        });
    model
        .chosenProperty()
        .subscribe(row -> {
          if (row == null) {
            getSelectionModel().clearSelection();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getClickCount() == 2 && getSelectionModel().getSelectedItem() != null) {
            model.openChosen();
          }
        });
  }

  void copy() {
    if (!model.copied().isEmpty()) {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.copied()));
    }
  }

  private void columns() {
    TableColumn<Row, Row> key = column("Key", null);
    TableColumn<Row, Row> value = column("Value", () -> new RowCell("value", RowText::value));
    key.setCellFactory(_ -> new KeyCell(value));
    key.setPrefWidth(200);
    key.setMinWidth(100);
    value.setPrefWidth(320);
    value.setMinWidth(100);
    getColumns()
        .setAll(
            List.of(
                fixed(column("Time", () -> new RowCell("time", row -> Times.of(row.at()))), 120),
                fixed(column("Event", BadgeCell::new), 90),
                key,
                value,
                fixed(column("Revision", () -> new RowCell("number", RowText::revision)), 136),
                fixed(column("Size", () -> new RowCell("number", RowText::size)), 76)));
  }

  private static TableColumn<Row, Row> column(
      String name, @Nullable Supplier<TableCell<Row, Row>> cell) {
    TableColumn<Row, Row> column = new TableColumn<>(name);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    if (cell != null) {
      column.setCellFactory(_ -> cell.get());
    }
    column.getStyleClass().add(name.toLowerCase(Locale.ROOT));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private static TableColumn<Row, Row> fixed(TableColumn<Row, Row> column, double width) {
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setMaxWidth(width);
    return column;
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      copy();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      model.openChosen();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && model.chosenProperty().get() != null) {
      model.chosenProperty().set(null);
      event.consume();
    }
  }

  /** A row in the colours of what it tells. */
  private static final class MarkedRow extends TableRow<Row> {

    private static final PseudoClass MARK = PseudoClass.getPseudoClass("mark");
    private static final PseudoClass LOSS = PseudoClass.getPseudoClass("loss");
    private static final PseudoClass STATE = PseudoClass.getPseudoClass("state");

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(MARK, row instanceof Row.Mark);
      pseudoClassStateChanged(LOSS, row instanceof Row.Mark mark && mark.kind().isLoss());
      pseudoClassStateChanged(
          STATE, row instanceof Row.Event event && event.type() == EventType.STATE);
    }
  }
}

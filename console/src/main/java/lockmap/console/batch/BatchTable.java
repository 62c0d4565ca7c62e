package lockmap.console.batch;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Subscription;
import lockmap.api.Shown;
import org.jspecify.annotations.Nullable;

/** The operations, one on each line, with what became of them. */
final class BatchTable extends TableView<Row> {

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass CAUSE = PseudoClass.getPseudoClass("cause");
  private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
  private static final double LINE = 32;

  /** How much of a value is looked at to show it on one line. */
  private static final int MOST_SHOWN = 500;

  private final BatchModel model;

  BatchTable(BatchModel model) {
    super(model.rows().list());
    this.model = model;
    setId("batch-table");
    setAccessibleText("Operations of the batch");
    setFixedCellSize(LINE);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setRowFactory(_ -> new Line());
    getColumns().add(number());
    getColumns().add(column("Method", 84, 84, row -> row.draft().method().name(), "method"));
    getColumns().add(column("Key", 120, 1000, row -> row.draft().text(Field.KEY), "mono"));
    getColumns().add(column("What it does", 120, 1000, row -> Summary.of(row.draft()), "muted"));
    getColumns().add(answer());
    getColumns().add(column("Value returned", 100, 1000, BatchTable::value, "returned"));
    getColumns().forEach(column -> column.setSortable(false));
    getColumns().forEach(column -> column.setReorderable(false));
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> model.rows().chosenProperty().set(row));
    model.rows().chosenProperty().subscribe(this::choose);
    model.oldProperty().subscribe(old -> pseudoClassStateChanged(OLD, old));
  }

  private void choose(@Nullable Row row) {
    if (row != null && getSelectionModel().getSelectedItem() != row) {
      getSelectionModel().select(row);
      scrollTo(row);
    }
  }

  private TableColumn<Row, Row> number() {
    TableColumn<Row, Row> column = new TableColumn<>("#");
    width(column, 52, 52);
    column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
    column.setCellFactory(_ ->
        new TableCell<>() {
          {
            getStyleClass().add("number");
          }

          @Override
          protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? "" : Integer.toString(getIndex() + 1));
          }

          @Override
          public void updateIndex(int index) {
            super.updateIndex(index);
            setText(isEmpty() ? "" : Integer.toString(index + 1));
          }
        });
    return column;
  }

  private TableColumn<Row, @Nullable Answer> answer() {
    TableColumn<Row, @Nullable Answer> column = new TableColumn<>("Answer");
    width(column, 190, 290);
    column.setPrefWidth(280);
    column.setCellValueFactory(cell -> cell.getValue().answerProperty());
    column.setCellFactory(_ -> new AnswerCell());
    return column;
  }

  private static TableColumn<Row, String> column(
      String title, double least, double most, Function<Row, String> text, String style) {
    TableColumn<Row, String> column = new TableColumn<>(title);
    width(column, least, most);
    column.setCellValueFactory(cell ->
        Bindings.createStringBinding(
            () -> onOneLine(text.apply(cell.getValue())),
            cell.getValue().draftProperty(),
            cell.getValue().answerProperty()));
    column.setCellFactory(_ -> new TextCell(style));
    return column;
  }

  private static void width(TableColumn<?, ?> column, double least, double most) {
    column.setMinWidth(least);
    column.setMaxWidth(most);
    column.setPrefWidth(least == most ? least : 200);
  }

  private static String value(Row row) {
    Answer answer = row.answerProperty().get();
    return answer == null || answer.value() == null ? "" : answer.value();
  }

  private static String onOneLine(String text) {
    return text.length() <= MOST_SHOWN
        ? Shown.onOneLine(text)
        : Shown.onOneLine(text.substring(0, MOST_SHOWN)) + " …";
  }

  private static final class TextCell extends TableCell<Row, String> {

    TextCell(String style) {
      getStyleClass().add(style);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? "" : text);
    }
  }

  /** A line is marked where its operation cannot be run, or is why the batch was undone. */
  private final class Line extends TableRow<Row> {

    private Subscription followed = Subscription.EMPTY;

    Line() {
      itemProperty().subscribe(this::follow);
      model.causeProperty().subscribe(_ -> markCause());
    }

    private void follow(@Nullable Row row) {
      followed.unsubscribe();
      followed =
          row == null
              ? Subscription.EMPTY
              : row.checkedProperty()
                  .subscribe(
                      checked -> pseudoClassStateChanged(WRONG, checked instanceof Checked.Wrong));
      if (row == null) {
        pseudoClassStateChanged(WRONG, false);
      }
      markCause();
    }

    private void markCause() {
      Row cause = model.causeProperty().get();
      pseudoClassStateChanged(CAUSE, cause != null && cause.equals(getItem()));
    }
  }
}

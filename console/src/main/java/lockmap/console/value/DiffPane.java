package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Stylesheet;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Two texts side by side, with what differs marked. F7 and Shift+F7 go from difference to
 * difference. Belongs to the JavaFX application thread.
 */
final class DiffPane extends BorderPane {

  private final Label summary = new Label();
  private final RowsView<DiffModel.Row> rows = new RowsView<>("Differences", DiffCell::new);
  private DiffModel model = new DiffModel(Diff.of("", ""));

  /**
   * Shows nothing yet.
   *
   * @param leftTitle what the text on the left is, for people
   * @param rightTitle the same on the right
   */
  DiffPane(String leftTitle, String rightTitle) {
    getStyleClass().add("diff-pane");
    getStylesheets().add(Stylesheet.of(DiffPane.class, "diff.css"));
    summary.getStyleClass().add("summary");
    summary.setMinWidth(0);
    summary.setWrapText(true);
    HBox bar =
        new HBox(
            summary,
            new Spacer(),
            Buttons.icon(
                "previous-difference",
                Feather.ARROW_UP,
                "Previous difference (Shift+F7)",
                this::previous),
            Buttons.icon(
                "next-difference", Feather.ARROW_DOWN, "Next difference (F7)", this::next));
    bar.getStyleClass().add("pane-bar");
    setTop(new VBox(bar, titles(leftTitle, rightTitle)));
    setCenter(rows);
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  /** Shows two texts, from their beginning. */
  void show(DiffModel shown) {
    model = shown;
    summary.setText(model.summary());
    rows.show(
        FXCollections.observableList(model.rows()),
        model.rows().stream()
            .flatMap(row -> Stream.of(length(row.left()), length(row.right())))
            .reduce(0, Math::max),
        2);
  }

  /** Goes to the next difference. */
  void next() {
    model.next();
    reveal();
  }

  /** Goes to the difference before. */
  void previous() {
    model.previous();
    reveal();
  }

  private void reveal() {
    int current = model.currentProperty().get();
    if (current >= 0) {
      rows.reveal(model.rowOf(current));
    }
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      if (event.isShiftDown()) {
        previous();
      } else {
        next();
      }
      event.consume();
    }
  }

  static int length(@Nullable Numbered line) {
    return line == null ? 0 : line.text().length();
  }

  /** A heading for each column, all as wide as each other. */
  static HBox titles(String... names) {
    HBox titles = new HBox();
    titles.getStyleClass().add("column-titles");
    for (String name : names) {
      Label title = new Label(name);
      title.setMinWidth(0);
      title.setPrefWidth(0);
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      titles.getChildren().add(title);
    }
    return titles;
  }
}

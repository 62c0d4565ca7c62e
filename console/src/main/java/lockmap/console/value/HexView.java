package lockmap.console.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A value as its bytes, only to be looked at and copied. */
final class HexView extends StackPane {

  private static final double ROW_HEIGHT = 22;
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final ListView<HexDump.Row> list = new ListView<>();

  HexView() {
    getStyleClass().add("hex-view");
    list.setId("value-hex");
    list.setAccessibleText("Bytes of the value, sixteen a row");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(_ -> new Cell());
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setPlaceholder(new Label("No bytes"));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren().add(list);
  }

  /** Shows the bytes of a text, or none to let go of them. */
  void show(String text) {
    List<HexDump.Row> rows = new HexDump(text.getBytes(UTF_8));
    list.setItems(FXCollections.observableList(rows));
  }

  /** Gives the keyboard to the rows. */
  void focusRows() {
    list.requestFocus();
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      StringBuilder copied = new StringBuilder();
      list.getSelectionModel()
          .getSelectedItems()
          .forEach(row ->
              copied.append("%s  %-48s  %s%n".formatted(row.offset(), row.hex(), row.text())));
      ClipboardContent content = new ClipboardContent();
      content.putString(copied.toString());
      Clipboard.getSystemClipboard().setContent(content);
      event.consume();
    }
  }

  /** One row, whose parts stand under those of all others as every character is as wide. */
  private static final class Cell extends ListCell<HexDump.Row> {

    private static final HexDump.Row BLANK = new HexDump.Row("", "", "");

    private final Label offset = new Label();
    private final Label hex = new Label();
    private final Label text = new Label();

    Cell() {
      offset.getStyleClass().add("hex-offset");
      hex.getStyleClass().add("hex-bytes");
      text.getStyleClass().add("hex-text");
      hex.setMinWidth(USE_PREF_SIZE);
      offset.setMinWidth(USE_PREF_SIZE);
      text.setMinWidth(USE_PREF_SIZE);
      HBox row = new HBox(offset, hex, text);
      row.getStyleClass().add("hex-row");
      setGraphic(row);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(HexDump.@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      HexDump.Row shown = empty || row == null ? BLANK : row;
      offset.setText(shown.offset());
      // A short last row is padded, so that its letters stand under the others.
      hex.setText("%-48s".formatted(shown.hex()));
      text.setText(shown.text());
      setAccessibleText(shown.offset() + ": " + shown.hex() + ", " + shown.text());
    }
  }
}

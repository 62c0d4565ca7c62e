package lockmap.console.keys;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockmap.api.Shown;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Segments;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The keys that the operator goes back to, each a press away. */
final class PlacesPane extends VBox {

  private static final double LINE = 28;

  private final KeysModel model;
  private final ListView<String> list = new ListView<>();
  private final Label none = new Label();
  private final Segments<Boolean> which =
      new Segments<>(
          "places-which", List.of(true, false), marked -> marked ? "Bookmarks" : "Recent");

  /**
   * Shows what a model remembers.
   *
   * @param close takes the pane away
   */
  PlacesPane(KeysModel model, Runnable close) {
    this.model = model;
    setId("places");
    getStyleClass().add("places");
    list.setId("places-list");
    list.setFixedCellSize(LINE);
    list.setPrefHeight(LINE * 6);
    list.setMinHeight(LINE * 3);
    list.setCellFactory(_ -> new PlaceCell());
    list.setPlaceholder(none);
    list.setOnMouseClicked(_ -> open());
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, close));
    none.setWrapText(true);
    none.getStyleClass().addAll("places-none", Styles.TEXT_MUTED);
    HBox head =
        new HBox(
            which,
            new Spacer(),
            Buttons.icon("places-close", Feather.X, "Hide bookmarks and recent keys", close));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("places-head");
    getChildren().addAll(head, list);
    which.valueProperty().subscribe(this::show);
  }

  /** Gives the keyboard to the first of them. */
  void focus() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private void show(boolean marked) {
    ObservableList<String> keys = marked ? model.places().bookmarks() : model.places().recent();
    list.setItems(keys);
    list.setAccessibleText(marked ? "Bookmarks" : "Recent keys");
    none.setText(
        marked
            ? "No bookmarks yet. Choose a key and press Ctrl+D."
            : "No key has been opened here yet.");
  }

  private void pressed(KeyEvent event, Runnable close) {
    String key = list.getSelectionModel().getSelectedItem();
    switch (event.getCode()) {
      case ENTER -> open();
      case ESCAPE -> close.run();
      case LEFT, RIGHT -> which.valueProperty().set(event.getCode() == KeyCode.LEFT);
      case DELETE -> {
        if (key != null && which.valueProperty().get()) {
          model.toggleBookmark(key);
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void open() {
    String key = list.getSelectionModel().getSelectedItem();
    if (key != null) {
      model.open(key);
    }
  }

  /** A key by its whole name, shortened in the middle where there is no room. */
  private static final class PlaceCell extends ListCell<String> {

    private final Tooltip whole = new Tooltip();

    PlaceCell() {
      getStyleClass().add("mono");
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      setPrefWidth(0);
      whole.setWrapText(true);
      whole.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable String key, boolean empty) {
      super.updateItem(key, empty);
      String text = empty || key == null ? "" : Shown.onOneLine(key);
      setText(text);
      whole.setText(text);
      setTooltip(text.isEmpty() ? null : whole);
    }
  }
}

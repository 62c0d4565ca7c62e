package lockmap.console.palette;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line to type in, and what is offered for it. The keyboard stays in the line. */
final class PaletteView extends VBox {

  private static final double LINE = 32;
  private static final int MOST_LINES = 14;
  private static final int PAGE = 10;

  private final PaletteModel model;
  private final Runnable close;
  private final TextField input = new TextField();
  private final ListView<Line> list;

  PaletteView(PaletteModel model, Runnable close) {
    this.model = model;
    this.close = close;
    this.list = new ListView<>(model.lines());
    setId("palette");
    getStyleClass().addAll("panel", "palette");
    input.setId("palette-input");
    input.setPromptText("Search commands and keys");
    input.setAccessibleText("Search commands and keys");
    input.textProperty().bindBidirectional(model.typedProperty());
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    HBox search = new HBox(new FontIcon(Feather.SEARCH), input);
    search.getStyleClass().add("search");
    HBox.setHgrow(input, Priority.ALWAYS);
    list.setId("palette-list");
    list.setAccessibleText("What is offered");
    list.setFocusTraversable(false);
    list.setFixedCellSize(LINE);
    list.setCellFactory(_ -> new LineCell(model, () -> model.take(close)));
    model.lines().addListener((ListChangeListener<Line>) _ -> fit());
    model.chosenProperty().subscribe(at -> showChosen(at.intValue()));
    getChildren().addAll(search, list, hints());
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    fit();
  }

  Node input() {
    return input;
  }

  private void pressed(KeyEvent event) {
    boolean taken = true;
    switch (event.getCode()) {
      case UP -> model.move(-1);
      case DOWN -> model.move(1);
      case PAGE_UP -> model.move(-PAGE);
      case PAGE_DOWN -> model.move(PAGE);
      case ENTER -> model.take(close);
      case TAB -> model.move(event.isShiftDown() ? -1 : 1);
      case K -> {
        taken = event.isShortcutDown();
        if (taken) {
          close.run();
        }
      }
      default -> taken = false;
    }
    if (taken) {
      event.consume();
    }
  }

  private void fit() {
    double height = Math.min(model.lines().size(), MOST_LINES) * LINE + 2;
    list.setMinHeight(height);
    list.setPrefHeight(height);
    list.setMaxHeight(height);
  }

  private void showChosen(int at) {
    list.getSelectionModel().clearSelection();
    if (at >= 0) {
      list.getSelectionModel().select(at);
      boolean firstOfAll = at == 1; // its heading is then to be seen too
      list.scrollTo(firstOfAll ? 0 : Math.max(0, at - MOST_LINES / 2));
    }
  }

  private static Node hints() {
    HBox hints =
        new HBox(
            hint("↑ ↓", "choose"),
            hint("Enter", "run"),
            hint(">", "only commands"),
            hint(":", "only keys"),
            hint("Esc", "close"));
    hints.getStyleClass().add("hints");
    return hints;
  }

  private static Node hint(String key, String what) {
    Label cap = new Label(key);
    cap.getStyleClass().add("cap");
    Label word = new Label(what);
    HBox hint = new HBox(cap, word);
    hint.getStyleClass().add("hint");
    return hint;
  }
}

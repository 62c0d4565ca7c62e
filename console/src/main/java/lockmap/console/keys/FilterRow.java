package lockmap.console.keys;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Segments;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the keys are to begin with, and whether they are shown as a tree. */
final class FilterRow extends HBox {

  private final Filter filter;
  private final CustomTextField text = new CustomTextField();

  /**
   * A row.
   *
   * @param down gives the keyboard to the list
   */
  FilterRow(Filter filter, Runnable down) {
    this.filter = filter;
    getStyleClass().add("filter-row");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(text(down), delimiter(), shape());
  }

  /** Gives the keyboard to the filter. */
  void focus() {
    text.requestFocus();
    text.selectAll();
  }

  private TextField text(Runnable down) {
    text.setId("keys-filter");
    text.setPromptText("Filter by prefix");
    text.setAccessibleText("Show keys that begin with");
    text.setLeft(new FontIcon(Feather.SEARCH));
    text.setMinWidth(96);
    text.textProperty().bindBidirectional(filter.textProperty());
    Region clear =
        Buttons.icon("keys-filter-clear", Feather.X, "Clear the filter", () -> filter.set(""));
    clear.setFocusTraversable(false);
    clear.visibleProperty().bind(text.textProperty().isNotEmpty());
    text.setRight(clear);
    setHgrow(text, Priority.ALWAYS);
    text.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            event.consume();
            filter.settle();
            down.run();
          } else if (event.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
            event.consume();
            filter.set("");
          }
        });
    return text;
  }

  private TextField delimiter() {
    TextField delimiter = new TextField();
    delimiter.setId("keys-delimiter");
    delimiter.setAccessibleText("Delimiter, at which folders end; empty for a flat list");
    delimiter.setTooltip(new Tooltip("Delimiter, at which folders end"));
    delimiter.getStyleClass().addAll("mono", "delimiter");
    delimiter.setPrefColumnCount(2);
    delimiter.setMinWidth(USE_PREF_SIZE);
    delimiter.textProperty().bindBidirectional(filter.delimiterProperty());
    delimiter.disableProperty().bind(filter.treeProperty().not());
    return delimiter;
  }

  private Segments<Boolean> shape() {
    Segments<Boolean> shape =
        new Segments<>("keys-shape", List.of(true, false), tree -> tree ? "Tree" : "List");
    shape.setMinWidth(USE_PREF_SIZE);
    filter.treeProperty().subscribe(shape.valueProperty()::set);
    shape.valueProperty().subscribe(tree -> filter.treeProperty().set(tree));
    return shape;
  }
}

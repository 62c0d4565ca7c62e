package lockmap.console.value;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lockmap.console.ui.Buttons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The line above a text where one says what to find in it, and steps from place to place. */
final class FindBar extends HBox {

  private final TextField sought = new TextField();
  private final ToggleButton matchCase = new ToggleButton("Aa");
  private final Label count = new Label();
  private final Runnable onClose;
  private final ReadOnlyObjectWrapper<Finder.@Nullable Hit> current = new ReadOnlyObjectWrapper<>();
  private List<Finder.Hit> hits = List.of();
  private int at = -1;

  FindBar(Runnable onClose) {
    this.onClose = onClose;
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    sought.setPromptText("Find");
    sought.setAccessibleText("Find in the text");
    sought.getStyleClass().add("find-text");
    count.getStyleClass().add("find-count");
    count.setMinWidth(90);
    HBox.setHgrow(sought, Priority.ALWAYS);
    matchCase.setAccessibleText("Match case");
    matchCase.setTooltip(new Tooltip("Match case"));
    getChildren()
        .addAll(
            sought,
            count,
            matchCase,
            Buttons.icon(
                "find-previous", Feather.ARROW_UP, "Previous place (Shift+Enter)", this::previous),
            Buttons.icon("find-next", Feather.ARROW_DOWN, "Next place (Enter)", this::next),
            Buttons.icon("find-close", Feather.X, "Close (Escape)", onClose));
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  StringProperty soughtProperty() {
    return sought.textProperty();
  }

  BooleanProperty matchCaseProperty() {
    return matchCase.selectedProperty();
  }

  /** What the count says, for those who do not see it. */
  ObservableValue<String> countProperty() {
    return count.textProperty();
  }

  /** The place that was stepped to, or none. */
  ReadOnlyObjectProperty<Finder.@Nullable Hit> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Makes the bar ready to type into. */
  void begin() {
    sought.requestFocus();
    sought.selectAll();
  }

  /** Tells the bar the places there are now. */
  void show(List<Finder.Hit> found) {
    hits = found;
    at = -1;
    current.set(null);
    count();
  }

  void next() {
    step(1);
  }

  void previous() {
    step(-1);
  }

  private void step(int by) {
    if (!hits.isEmpty()) {
      at = at < 0 && by < 0 ? hits.size() - 1 : Math.floorMod(at + by, hits.size());
      current.set(hits.get(at));
    }
    count();
  }

  private void count() {
    String all = hits.size() == Finder.MOST ? "%,d+".formatted(Finder.MOST) : "" + hits.size();
    if (sought.getText().isEmpty()) {
      count.setText("");
    } else if (hits.isEmpty()) {
      count.setText("None found");
    } else {
      count.setText(at < 0 ? all + " found" : (at + 1) + " of " + all);
    }
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      onClose.run();
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget().equals(sought)) {
      step(event.isShiftDown() ? -1 : 1);
    } else {
      return;
    }
    event.consume();
  }
}

package lockmap.console.watch;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lockmap.console.ui.Segments;

/** What is to be watched. */
final class AimBar extends HBox {

  private final TextField text = new TextField();
  private final WatchModel model;

  AimBar(WatchModel model) {
    this.model = model;
    getStyleClass().add("aim-bar");
    Segments<Scope> scope = new Segments<>("watch-scope", List.of(Scope.values()), Scope::words);
    scope.setMinWidth(USE_PREF_SIZE);
    scope.valueProperty().bindBidirectional(model.scopeProperty());
    text.setId("watch-text");
    text.getStyleClass().add("mono");
    text.textProperty().bindBidirectional(model.textProperty());
    text.disableProperty().bind(model.scopeProperty().isEqualTo(Scope.ALL));
    text.promptTextProperty().bind(model.scopeProperty().map(Scope::prompt));
    text.accessibleTextProperty().bind(model.scopeProperty().map(Scope::prompt));
    text.setOnAction(_ -> model.start());
    HBox.setHgrow(text, Priority.ALWAYS);
    model
        .hindranceProperty()
        .subscribe(hindrance ->
            text.pseudoClassStateChanged(
                Styles.STATE_DANGER, !hindrance.isEmpty() && !text.getText().isEmpty()));
    getChildren()
        .addAll(
            scope,
            text,
            box(
                "watch-values",
                "Values",
                "Tell values too, and not just what happens to keys",
                model.valuesProperty()),
            box(
                "watch-states",
                "State first",
                "Begin with what the keys hold now",
                model.statesProperty()));
    accessibleTextProperty()
        .bind(Bindings.concat("What to watch: ", model.scopeProperty().map(Scope::words)));
  }

  /** Gives the keyboard to where the aim is written. */
  void focusText() {
    if (model.scopeProperty().get() == Scope.ALL) {
      model.scopeProperty().set(Scope.PREFIX);
    }
    text.requestFocus();
    text.selectAll();
  }

  private static CheckBox box(String id, String name, String meaning, BooleanProperty property) {
    CheckBox box = new CheckBox(name);
    box.setId(id);
    box.setAccessibleText(meaning);
    box.setTooltip(new Tooltip(meaning));
    box.setMinWidth(USE_PREF_SIZE);
    box.selectedProperty().bindBidirectional(property);
    return box;
  }
}

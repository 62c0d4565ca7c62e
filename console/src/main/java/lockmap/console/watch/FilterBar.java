package lockmap.console.watch;

import atlantafx.base.controls.CustomTextField;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which rows are shown, and whether the newest of them stays in sight. */
final class FilterBar extends HBox {

  private final WatchModel model;
  private final CustomTextField text = new CustomTextField();
  private final List<TypeChip> chips = new ArrayList<>();

  FilterBar(WatchModel model) {
    this.model = model;
    setId("watch-filter-bar");
    getStyleClass().add("filter-bar");
    for (EventType type : EventType.values()) {
      chips.add(new TypeChip(model, type));
    }
    HBox types = new HBox(chips.toArray(TypeChip[]::new));
    types.getStyleClass().add("types");
    text.setId("watch-filter");
    text.setAccessibleText("Filter the rows by key or value");
    text.setPromptText("Filter by key or value");
    text.setLeft(new FontIcon(Feather.FILTER));
    text.setMinWidth(120);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.textProperty().addListener((_, _, wanted) -> model.showText(wanted));
    model
        .filterProperty()
        .subscribe(filter -> {
          if (filter.text().isEmpty() && !text.getText().isEmpty()) {
            text.clear();
          }
        });
    ToggleButton follow =
        Buttons.toggle("watch-follow", Feather.ARROW_DOWN, "Follow the newest row");
    follow.selectedProperty().bindBidirectional(model.followingProperty());
    Label summary = new Label();
    summary.setId("watch-summary");
    summary.getStyleClass().add("summary");
    summary.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(model.summaryProperty());
    summary.setTooltip(whole);
    summary.textProperty().bind(model.summaryProperty());
    getChildren().addAll(types, text, summary, follow);
    model.summaryProperty().subscribe(_ -> count());
    model.secondsProperty().subscribe(_ -> count()); // it goes on while the rows are held
  }

  void focusText() {
    text.requestFocus();
    text.selectAll();
  }

  private void count() {
    chips.forEach(chip -> chip.show(model.rates()));
  }
}

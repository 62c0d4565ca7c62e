package lockmap.console.watch;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Shows how many events of a type came; pressed again, it hides their rows. */
final class TypeChip extends ToggleButton {

  private final EventType type;
  private final Label total = new Label("0");

  TypeChip(WatchModel model, EventType type) {
    this.type = type;
    setId("watch-type-" + type.name().toLowerCase(Locale.ROOT));
    getStyleClass().setAll("type-chip");
    Badge badge = new Badge();
    badge.show(type);
    total.getStyleClass().add("total");
    HBox parts = new HBox(badge, total);
    parts.getStyleClass().add("parts");
    parts.setAlignment(Pos.CENTER_LEFT);
    setGraphic(parts);
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(type.meaning() + ". Press to show or hide these rows."));
    model.filterProperty().subscribe(filter -> setSelected(filter.types().contains(type)));
    setOnAction(_ -> model.showType(type, isSelected()));
    show(model.rates());
  }

  /** Shows what has been counted. */
  void show(Rates rates) {
    String text = "%,d".formatted(rates.total(type));
    if (!text.equals(total.getText()) || getAccessibleText() == null) {
      total.setText(text);
      setAccessibleText("Show %s, %s so far".formatted(type, text));
    }
  }
}

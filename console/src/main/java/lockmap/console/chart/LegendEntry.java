package lockmap.console.chart;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A line's colour, name and figure; pressed again, it hides the line. */
final class LegendEntry extends ToggleButton {

  private final Line line;
  private final Label value = new Label();

  LegendEntry(String id, Line line) {
    this.line = line;
    setId(id);
    getStyleClass().setAll("legend-entry");
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", line.hue().styleClass());
    Label name = new Label(line.name());
    name.getStyleClass().add("legend-name");
    value.setId(id + "-value");
    value.getStyleClass().add("legend-value");
    HBox parts = new HBox(swatch, name, value);
    parts.getStyleClass().add("legend-parts");
    parts.setAlignment(Pos.CENTER_LEFT);
    setGraphic(parts);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMinWidth(USE_PREF_SIZE);
    setSelected(true);
    selectedProperty().subscribe(this::describe);
  }

  void show(String text) {
    if (!text.equals(value.getText())) {
      value.setText(text);
      describe();
    }
  }

  private void describe() {
    setAccessibleText(line.name() + " " + value.getText() + (isSelected() ? "" : ", hidden"));
  }
}

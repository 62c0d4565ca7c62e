package lockmap.console.connect;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import lockmap.console.session.ProfileColour;

/** The colours that a profile can have, all of them in sight, one of them taken. */
final class Swatches extends HBox {

  private final ObjectProperty<ProfileColour> value =
      new SimpleObjectProperty<>(ProfileColour.GRAY);

  Swatches() {
    setId("profile-colour");
    getStyleClass().add("swatches");
    ToggleGroup group = new ToggleGroup();
    for (ProfileColour colour : ProfileColour.values()) {
      String word = colour.name().toLowerCase(Locale.ROOT);
      Region paint = new Region();
      paint.getStyleClass().add("paint");
      ProfileCell.colour(paint, colour);
      ToggleButton swatch = new ToggleButton("", paint);
      swatch.setId("profile-colour-" + word);
      swatch.getStyleClass().add("swatch");
      swatch.setTooltip(new Tooltip(word));
      swatch.setAccessibleText("Colour " + word);
      swatch.setToggleGroup(group);
      swatch.setOnAction(_ -> {
        swatch.setSelected(true); // a second press takes nothing away
        value.set(colour);
      });
      value.subscribe(taken -> swatch.setSelected(taken == colour));
      getChildren().add(swatch);
    }
  }

  ObjectProperty<ProfileColour> valueProperty() {
    return value;
  }
}

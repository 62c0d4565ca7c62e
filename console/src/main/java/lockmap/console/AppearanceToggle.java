package lockmap.console;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;

/** Light, dark, or as the desktop is. */
final class AppearanceToggle extends HBox {

  AppearanceToggle(AppearanceModel model) {
    setId("appearance");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("appearance");
    Map<Appearance, ToggleButton> buttons = new EnumMap<>(Appearance.class);
    buttons.put(Appearance.LIGHT, Buttons.toggle("appearance-light", Feather.SUN, "Light"));
    buttons.put(Appearance.DARK, Buttons.toggle("appearance-dark", Feather.MOON, "Dark"));
    buttons.put(
        Appearance.SYSTEM,
        Buttons.toggle("appearance-system", Feather.MONITOR, "As the desktop is"));
    ToggleGroup group = new ToggleGroup();
    buttons.forEach((appearance, button) -> {
      button.setToggleGroup(group);
      button.setOnAction(_ -> {
        button.setSelected(true); // a second press takes nothing away
        model.choose(appearance);
      });
      model.chosenProperty().subscribe(chosen -> button.setSelected(chosen == appearance));
      getChildren().add(button);
    });
  }
}

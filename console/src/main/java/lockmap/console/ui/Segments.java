package lockmap.console.ui;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * A choice of a few, all of them in sight, one of them taken.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {

  private final ObjectProperty<T> value;

  /**
   * Offers some, the first taken.
   *
   * @param id the id of the whole; that of a part is {@code id-name}, in small letters and with a
   *     hyphen for each space
   * @param offered two at least
   * @param name what each is called
   */
  public Segments(String id, List<T> offered, Function<T, String> name) {
    setId(id);
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER_LEFT);
    value = new SimpleObjectProperty<>(offered.getFirst());
    ToggleGroup group = new ToggleGroup();
    List<ToggleButton> parts = new ArrayList<>();
    for (T choice : offered) {
      ToggleButton part = part(id, name.apply(choice));
      part.setToggleGroup(group);
      part.setOnAction(_ -> {
        part.setSelected(true); // a second press takes nothing away
        value.set(choice);
      });
      value.subscribe(taken -> part.setSelected(taken.equals(choice)));
      parts.add(part);
    }
    parts.forEach(part -> part.getStyleClass().add(Styles.CENTER_PILL));
    parts.getFirst().getStyleClass().setAll("toggle-button", Styles.LEFT_PILL);
    parts.getLast().getStyleClass().setAll("toggle-button", Styles.RIGHT_PILL);
    getChildren().addAll(parts);
  }

  /** What is taken. */
  public ObjectProperty<T> valueProperty() {
    return value;
  }

  private static ToggleButton part(String id, String name) {
    ToggleButton part = new ToggleButton(name);
    part.setId(id + "-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    part.setAccessibleText(name);
    part.setMinWidth(USE_PREF_SIZE);
    return part;
  }
}

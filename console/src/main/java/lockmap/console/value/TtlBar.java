package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import lockmap.api.Durations;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How long the key lives on, and how to change that; the value has nothing to do with it. */
final class TtlBar extends HBox {

  private static final double FIELD_WIDTH = 64;

  private final ValueModel model;
  private final TextField field = new TextField();

  TtlBar(ValueModel model) {
    this.model = model;
    setId("value-ttl");
    getStyleClass().add("ttl-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label left = new Label("", new FontIcon(Feather.CLOCK));
    left.setId("value-ttl-left");
    left.setMinWidth(0);
    left.textProperty().bind(Bindings.createStringBinding(this::words, model.leftProperty()));
    field.setId("value-ttl-field");
    field.setAccessibleText("Time to live");
    field.setPromptText("15m");
    field.setTooltip(new Tooltip("A number of seconds, or such as 500ms, 15m, 2h, 7d"));
    field.setPrefWidth(FIELD_WIDTH);
    field.setMinWidth(FIELD_WIDTH);
    field.setOnAction(_ -> set());
    Button set = word("value-ttl-set", "Set", this::set);
    set.setTooltip(new Tooltip("Let the key expire in this time. Its value stays as it is."));
    Button never = word("value-persist", "Persist", model::persist);
    never.setTooltip(new Tooltip("Let the key live until somebody deletes it."));
    BooleanBinding frozen = model.writableProperty().not().or(model.busyProperty());
    field.disableProperty().bind(model.writableProperty().not());
    set.disableProperty().bind(frozen.or(field.textProperty().isEmpty()));
    never.disableProperty().bind(frozen.or(model.leftProperty().isNull()));
    set.setMinWidth(USE_PREF_SIZE);
    never.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(left, new Spacer(), field, set, never);
    model.keyProperty().subscribe(_ -> field.clear());
  }

  /** Gives the keyboard to the time. */
  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  private void set() {
    if (!model.busyProperty().get() && model.expireIn(field.getText())) {
      field.clear();
    }
  }

  /** A button without an icon: there is little room in this line. */
  private static Button word(String id, String name, Runnable act) {
    Button button = new Button(name);
    button.setId(id);
    button.setAccessibleText(name);
    button.setOnAction(_ -> act.run());
    return button;
  }

  private String words() {
    Duration left = model.leftProperty().get();
    if (left == null) {
      return "Never expires";
    }
    return left.toSeconds() <= 0 ? "Expires now" : "Expires in " + Durations.words(left);
  }
}

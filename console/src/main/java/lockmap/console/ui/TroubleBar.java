package lockmap.console.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line within a screen that says what went wrong and what can be done; else it takes no room. */
public final class TroubleBar extends HBox {

  private final Label sentence = new Label();
  private final Label advice = new Label();

  /** Bound, as that holds on to a binding that nobody else may hold. */
  private final ObjectProperty<@Nullable Trouble> shown = new SimpleObjectProperty<>();

  /**
   * Follows a trouble.
   *
   * @param id the id of the bar's node; its sentence is {@code id-sentence}
   * @param trouble what to say; null for nothing
   * @param dismiss takes the trouble away
   */
  public TroubleBar(String id, ObservableValue<@Nullable Trouble> trouble, Runnable dismiss) {
    setId(id);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("trouble-bar");
    sentence.setId(id + "-sentence");
    sentence.setWrapText(true);
    advice.setWrapText(true);
    advice.getStyleClass().add(Styles.TEXT_MUTED);
    VBox text = new VBox(sentence, advice);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren()
        .addAll(
            new FontIcon(Feather.ALERT_TRIANGLE),
            text,
            Buttons.icon(id + "-dismiss", Feather.X, "Dismiss", dismiss));
    shown.bind(trouble);
    shown.subscribe(_ -> show());
  }

  private void show() {
    Trouble trouble = shown.get();
    setVisible(trouble != null);
    setManaged(trouble != null);
    if (trouble != null) {
      sentence.setText(trouble.sentence());
      advice.setText(trouble.advice());
      advice.setVisible(!trouble.advice().isEmpty());
      advice.setManaged(!trouble.advice().isEmpty());
      setAccessibleText(trouble.text());
    }
  }
}

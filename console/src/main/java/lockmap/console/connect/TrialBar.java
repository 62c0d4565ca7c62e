package lockmap.console.connect;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a test of the form came to; nothing where it was not tested as it is. */
final class TrialBar extends HBox {

  private static final PseudoClass WORKS = PseudoClass.getPseudoClass("works");
  private static final PseudoClass FAILS = PseudoClass.getPseudoClass("fails");

  private final FontIcon icon = new FontIcon(Feather.LOADER);
  private final Label sentence = new Label();
  private final Label details = new Label();

  TrialBar() {
    setId("trial");
    setAlignment(Pos.TOP_LEFT);
    getStyleClass().add("trial-bar");
    sentence.setId("trial-sentence");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("sentence");
    details.setId("trial-details");
    details.setWrapText(true);
    details.getStyleClass().add("hint");
    VBox text = new VBox(sentence, details);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(icon, text);
    show(null);
  }

  void show(@Nullable Trial trial) {
    setVisible(trial != null);
    setManaged(trial != null);
    switch (trial) {
      case null -> show(Feather.LOADER, "", "");
      case Trial.Running _ -> show(Feather.LOADER, "Asking the server …", "");
      case Trial.Ended(var works, var found, var more) ->
          show(works ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE, found, more);
    }
    pseudoClassStateChanged(WORKS, trial instanceof Trial.Ended ended && ended.works());
    pseudoClassStateChanged(FAILS, trial instanceof Trial.Ended ended && !ended.works());
  }

  private void show(Feather sign, String found, String more) {
    icon.setIconCode(sign);
    sentence.setText(found);
    details.setText(more);
    details.setVisible(!more.isEmpty());
    details.setManaged(!more.isEmpty());
    setAccessibleText(more.isEmpty() ? found : found + " " + more);
  }
}

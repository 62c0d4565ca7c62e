package lockmap.console.connect;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.console.session.Trouble;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that the file of the profiles cannot be read, and offers what can be done. */
final class UnreadBar extends HBox {

  private final Label sentence = new Label();
  private final Label advice = new Label();

  UnreadBar(ConnectionsModel model) {
    setId("connections-unread");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("trouble-bar");
    sentence.setId("connections-unread-sentence");
    sentence.setWrapText(true);
    advice.setWrapText(true);
    advice.getStyleClass().add(Styles.TEXT_MUTED);
    VBox text = new VBox(sentence, advice);
    HBox.setHgrow(text, Priority.ALWAYS);
    var again = Buttons.labelled("connections-read", Feather.REFRESH_CW, "Read again", model::load);
    var aside =
        Buttons.labelled("connections-set-aside", Feather.ARCHIVE, "Set it aside", model::setAside);
    again.setMinWidth(USE_PREF_SIZE);
    aside.setMinWidth(USE_PREF_SIZE);
    Presence.where(aside, model.brokenProperty());
    getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), text, again, aside);
    model.unreadProperty().subscribe(this::show);
  }

  private void show(@Nullable Trouble trouble) {
    setVisible(trouble != null);
    setManaged(trouble != null);
    if (trouble != null) {
      sentence.setText(trouble.sentence());
      advice.setText(trouble.advice());
      setAccessibleText(trouble.text());
    }
  }
}

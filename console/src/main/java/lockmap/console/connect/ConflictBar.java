package lockmap.console.connect;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import lockmap.console.ui.Buttons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says what another window has made of the profile that is looked at, and offers both ways on. */
final class ConflictBar extends HBox {

  private final Label sentence = new Label();
  private final Button mine;
  private final Button theirs;
  private Subscription following = Subscription.EMPTY;

  ConflictBar(ConnectionsModel model) {
    setId("connections-conflict");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("conflict-bar");
    sentence.setId("connections-conflict-sentence");
    sentence.setWrapText(true);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    mine = Buttons.labelled("conflict-mine", Feather.SAVE, "Save mine", model::overwriteTheirs);
    theirs =
        Buttons.labelled("conflict-theirs", Feather.DOWNLOAD, "Take theirs", model::takeTheirs);
    mine.setMinWidth(USE_PREF_SIZE);
    theirs.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(new FontIcon(Feather.GIT_MERGE), sentence, theirs, mine);
    model.chosenProperty().subscribe(this::follow);
  }

  private void follow(@Nullable Entry entry) {
    following.unsubscribe();
    following =
        entry == null
            ? Subscription.EMPTY
            : entry.conflictProperty().subscribe(conflict -> show(entry, conflict));
    if (entry == null) {
      show(false);
    }
  }

  private void show(Entry entry, @Nullable Conflict conflict) {
    show(conflict != null);
    if (conflict != null) {
      Profile base = Objects.requireNonNull(entry.base());
      sentence.setText(conflict.sentence(base.name()));
      setAccessibleText(sentence.getText());
      boolean gone = conflict.theirs() == null;
      name(mine, gone ? "Save it as new" : "Save mine over it");
      name(theirs, gone ? "Delete it here" : "Take theirs");
    }
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  private static void name(Button button, String name) {
    button.setText(name);
    button.setAccessibleText(name);
  }
}

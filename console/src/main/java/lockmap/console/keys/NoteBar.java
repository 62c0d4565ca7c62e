package lockmap.console.keys;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line that says something about the list while there is something to say. */
final class NoteBar extends HBox {

  /**
   * Follows what there is to say.
   *
   * @param id the id of the bar; that of its text is {@code id-text}
   * @param text what to say; empty for nothing
   * @param actions what can be done about it
   */
  NoteBar(String id, Ikon icon, ObservableValue<String> text, Node... actions) {
    setId(id);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("note-bar");
    Label label = new Label();
    label.setId(id + "-text");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    getChildren().addAll(new FontIcon(icon), label);
    getChildren().addAll(actions);
    label.textProperty().bind(text); // which holds on to a binding that nobody else may hold
    label
        .textProperty()
        .subscribe(what -> {
          setVisible(!what.isEmpty());
          setManaged(!what.isEmpty());
        });
  }
}

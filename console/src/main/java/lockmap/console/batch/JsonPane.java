package lockmap.console.batch;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import org.kordamp.ikonli.feather.Feather;

/** The batch as JSON, and beneath it why it is none. */
final class JsonPane extends VBox {

  private final TextArea text = new TextArea();

  JsonPane(JsonEdit json) {
    setId("batch-json-pane");
    text.setId("batch-json");
    text.setAccessibleText("The batch as JSON");
    text.getStyleClass().addAll("mono", "json");
    text.textProperty().bindBidirectional(json.textProperty());
    VBox.setVgrow(text, Priority.ALWAYS);
    Label complaint = new Label();
    complaint.setId("batch-complaint");
    complaint.textProperty().bind(json.complaintProperty());
    complaint.setWrapText(true);
    complaint.getStyleClass().add("fault");
    HBox.setHgrow(complaint, Priority.ALWAYS);
    complaint.setMaxWidth(Double.MAX_VALUE);
    Region revert =
        Buttons.labelled(
            "batch-revert", Feather.CORNER_UP_LEFT, "Back to how it was", json::revert);
    revert.setMinWidth(USE_PREF_SIZE);
    HBox foot = new HBox(complaint, revert);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("json-foot");
    Presence.where(foot, json.complaintProperty().isNotEmpty());
    getChildren().addAll(text, foot);
  }

  void focusText() {
    text.requestFocus();
  }
}

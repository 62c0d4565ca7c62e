package lockmap.console.value;

import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that the value changed on the server under an edit; else it takes no room. */
final class ChangeBanner extends HBox {

  private final ValueModel model;

  ChangeBanner(ValueModel model, ConflictModel conflict) {
    this.model = model;
    setId("value-change");
    getStyleClass().add("change-banner");
    Label text = new Label();
    text.setId("value-change-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::words, model.theirsProperty(), model.changedProperty()));
    Button differences =
        Buttons.labelled(
            "value-differences", Feather.COLUMNS, "Show differences", conflict::compare);
    Button take =
        Buttons.labelled("value-take", Feather.DOWNLOAD, "Take theirs", conflict::takeTheirs);
    take.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> isGone() ? "Drop my edit" : "Take theirs", model.theirsProperty()));
    differences.setMinWidth(USE_PREF_SIZE);
    take.setMinWidth(USE_PREF_SIZE);
    HBox acts = new HBox(differences, take);
    acts.getStyleClass().add("change-acts");
    FlowPane flow = new FlowPane(text, acts);
    text.maxWidthProperty().bind(flow.widthProperty());
    flow.setAlignment(Pos.CENTER_LEFT);
    flow.setPrefWrapLength(0);
    flow.setMinWidth(0);
    flow.getStyleClass().add("change-flow");
    HBox.setHgrow(flow, Priority.ALWAYS);
    getChildren().addAll(new FontIcon(Feather.ALERT_CIRCLE), flow);
    BooleanBinding shown =
        Bindings.and(model.behind(), conflict.shownProperty().not()).and(model.loadedProperty());
    Presence.where(this, shown);
  }

  private boolean isGone() {
    return model.theirsProperty().get() instanceof Held.Nothing;
  }

  private String words() {
    Duration since = model.changedProperty().get();
    String when = since == null ? "meanwhile" : ValueHeader.ago(since);
    return isGone()
        ? "Gone from the server " + when + "."
        : "Changed on the server %s, revision %d."
            .formatted(when, model.theirsProperty().get().revision());
  }
}

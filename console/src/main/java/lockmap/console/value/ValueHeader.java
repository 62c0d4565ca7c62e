package lockmap.console.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.api.Durations;
import lockmap.api.Shown;
import lockmap.console.session.Notice.Kind;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.ByteCount;
import lockmap.console.ui.Presence;
import org.kordamp.ikonli.feather.Feather;

/** Which key is open, how large its value is, and what state it is in. */
final class ValueHeader extends VBox {

  private static final double TOOLTIP_WIDTH = 600;

  private final ValueModel model;
  private final Label key = new Label();
  private final Label facts = new Label();
  private final FormModel form;
  private String size = "";

  ValueHeader(ValueModel model, FormModel form) {
    this.model = model;
    this.form = form;
    getStyleClass().add("value-header");
    key.setId("value-key");
    key.getStyleClass().addAll("value-key", "mono");
    key.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    key.setMinWidth(0);
    Tooltip whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(TOOLTIP_WIDTH);
    whole.textProperty().bind(key.textProperty());
    key.setTooltip(whole);
    model.keyProperty().subscribe(name -> key.setText(name == null ? "" : Shown.onOneLine(name)));
    HBox title =
        new HBox(key, Buttons.icon("value-copy-key", Feather.COPY, "Copy the key", this::copyKey));
    title.setAlignment(Pos.CENTER_LEFT);
    title.getStyleClass().add("value-title");
    HBox.setHgrow(key, Priority.SOMETIMES);
    facts.setId("value-facts");
    facts.getStyleClass().add("value-facts");
    facts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::facts,
                model.theirsProperty(),
                model.draftProperty(),
                form.checkingProperty(),
                model.loadedProperty(),
                model.changedProperty()));
    FlowPane states = new FlowPane(badges());
    states.getChildren().add(facts);
    states.getStyleClass().add("value-states");
    states.setAlignment(Pos.CENTER_LEFT);
    states.setPrefWrapLength(0);
    states.setMinWidth(0);
    getChildren().addAll(title, states);
  }

  /** Copies the name of the key that is open. */
  void copyKey() {
    String name = model.keyProperty().get();
    if (name != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(name);
      Clipboard.getSystemClipboard().setContent(content);
      model.desk().notices().say(Kind.INFO, "Copied the key.");
    }
  }

  private Label[] badges() {
    ObservableBooleanValue gone =
        Bindings.createBooleanBinding(
            () ->
                model.baseProperty().get() instanceof Held.Value
                    && model.theirsProperty().get() instanceof Held.Nothing,
            model.baseProperty(),
            model.theirsProperty());
    ObservableBooleanValue changed = Bindings.and(model.behind(), Bindings.not(gone));
    BooleanBinding readOnly = model.writableProperty().not();
    return new Label[] {
      badge(
          "value-modified", "Modified", "accent", model.modified(), fixed("It is not saved yet.")),
      badge(
          "value-new",
          "New",
          "accent",
          Bindings.and(model.creatingProperty(), Bindings.not(model.modified())),
          fixed("It is made when it is saved.")),
      badge(
          "value-behind",
          "Changed on the server",
          "warning",
          changed,
          fixed("Somebody else has changed the value since your edit began.")),
      badge(
          "value-gone",
          "Gone from the server",
          "danger",
          gone,
          fixed("The key does not exist any more; your edit is still here.")),
      badge(
          "value-read-only",
          "Read-only",
          "neutral",
          readOnly,
          fixed("The profile of this connection lets nothing be changed.")),
      badge("value-old", "Not live", "warning", model.cutProperty().isNotNull(), reason())
    };
  }

  private ObservableValue<String> reason() {
    return model
        .cutProperty()
        .map(why -> "What is shown may be old, as nothing is heard of the key: " + why)
        .orElse("");
  }

  private static ObservableValue<String> fixed(String text) {
    return Bindings.createStringBinding(() -> text);
  }

  private static Label badge(
      String id,
      String word,
      String colour,
      ObservableBooleanValue shown,
      ObservableValue<String> meaning) {
    Label badge = new Label(word);
    badge.setId(id);
    badge.getStyleClass().add("badge");
    badge.pseudoClassStateChanged(PseudoClass.getPseudoClass(colour), true);
    Presence.where(badge, shown);
    Tooltip tooltip = new Tooltip();
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.textProperty().bind(meaning);
    badge.setTooltip(tooltip);
    badge.accessibleHelpProperty().bind(meaning);
    return badge;
  }

  private String facts() {
    if (!model.loadedProperty().get()) {
      return "";
    }
    List<String> facts = new ArrayList<>();
    if (model.theirsProperty().get() instanceof Held.Value now) {
      facts.add("Revision " + now.revision());
    }
    if (model.theirsProperty().get() instanceof Held.Value || model.modified().get()) {
      facts.add(size());
    }
    Duration since = model.changedProperty().get();
    if (since != null) {
      facts.add("changed " + ago(since));
    }
    return String.join("  ·  ", facts);
  }

  /** The size of the draft; while a large one is read, that of before. */
  private String size() {
    if (size.isEmpty() || !form.checkingProperty().get()) {
      size = ByteCount.words(ByteCount.of(model.draftProperty().get()));
    }
    return size;
  }

  /** How long ago something was, where a second is no time. */
  static String ago(Duration since) {
    return since.toSeconds() < 2 ? "just now" : Durations.words(since) + " ago";
  }
}

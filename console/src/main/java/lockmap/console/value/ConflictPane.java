package lockmap.console.value;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Segments;
import lockmap.console.value.ConflictModel.Side;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Base, mine and theirs, and what is to become of them. Escape goes back to the edit. */
final class ConflictPane extends BorderPane {

  private final ValueModel value;
  private final ConflictModel model;
  private final Map<Side, DiffPane> diffs = new EnumMap<>(Side.class);
  private final MergePane merge = new MergePane();
  private final Segments<Side> sides =
      new Segments<>("conflict-side", List.of(Side.values()), Side::word);

  ConflictPane(ValueModel value, ConflictModel model) {
    this.value = value;
    this.model = model;
    setId("conflict");
    getStyleClass().add("conflict-pane");
    diffs.put(Side.THEIRS, new DiffPane("Before", "Theirs"));
    diffs.put(Side.MINE, new DiffPane("Before", "Mine"));
    diffs.put(Side.BOTH, new DiffPane("Theirs", "Mine"));
    sides.valueProperty().bindBidirectional(model.sideProperty());
    HBox bar = new HBox(sides);
    bar.getStyleClass().add("value-tools");
    setTop(new VBox(headline(), bar));
    StackPane texts = new StackPane(merge);
    texts.getChildren().addAll(diffs.values());
    setCenter(texts);
    setBottom(acts());
    merge.visibleProperty().bind(model.mergeProperty().isNotNull());
    diffs.forEach((side, pane) ->
        pane.visibleProperty()
            .bind(model.diffProperty().isNotNull().and(model.sideProperty().isEqualTo(side))));
    model
        .diffProperty()
        .subscribe(found -> {
          DiffPane pane = diffs.get(model.sideProperty().get());
          if (found != null && pane != null) {
            pane.show(found);
          }
        });
    model
        .mergeProperty()
        .subscribe(found -> {
          if (found != null) {
            merge.show(found);
          }
        });
    Node last = sides.getChildren().getLast();
    last.disableProperty().bind(model.mergeableProperty().not());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            model.leave();
            event.consume();
          }
        });
  }

  /** Gives the keyboard to the choice of what is compared. */
  void focus() {
    sides.getChildren().getFirst().requestFocus();
  }

  private Node headline() {
    Label text = new Label();
    text.setId("conflict-headline");
    text.setGraphic(new FontIcon(Feather.GIT_MERGE));
    text.getStyleClass().add("conflict-headline");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    text.textProperty()
        .bind(
            Bindings.createStringBinding(
                this::words,
                value.conflictProperty(),
                value.baseProperty(),
                value.theirsProperty()));
    return text;
  }

  private String words() {
    String begin = value.conflictProperty().get() ? "Not saved. " : "";
    Held base = value.baseProperty().get();
    Held theirs = value.theirsProperty().get();
    if (theirs instanceof Held.Nothing) {
      return begin + "The key is gone from the server, and you have an edit of it.";
    }
    return begin
        + (base instanceof Held.Nothing
            ? "Somebody else has made the key meanwhile, at revision " + theirs.revision() + "."
            : "Somebody else has changed the value since you began; it is at revision "
                + theirs.revision()
                + " now.");
  }

  private Node acts() {
    Button back =
        Buttons.labelled("conflict-back", Feather.ARROW_LEFT, "Back to editing", model::leave);
    Button take =
        Buttons.labelled("conflict-take", Feather.DOWNLOAD, "Take theirs", model::takeTheirs);
    Button overwrite =
        Buttons.labelled("conflict-overwrite", Feather.UPLOAD, "Overwrite", model::overwrite);
    overwrite.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
    Button edit = Buttons.labelled("conflict-edit", Feather.EDIT_3, "Edit the merge", model::edit);
    Button save = Buttons.primary("conflict-save", Feather.SAVE, "Save the merge", model::save);
    take.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> isGone() ? "Drop my edit" : "Take theirs", value.theirsProperty()));
    overwrite
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> isGone() ? "Make the key again with mine" : "Overwrite theirs",
                value.theirsProperty()));
    overwrite
        .disableProperty()
        .bind(
            value
                .writableProperty()
                .not()
                .or(value.busyProperty())
                .or(Bindings.not(value.behind())));
    BooleanBinding merging = model.sideProperty().isEqualTo(Side.MERGE);
    List.of(edit, save).forEach(button -> Presence.where(button, merging));
    List.of(take, overwrite).forEach(button -> Presence.where(button, merging.not()));
    edit.disableProperty().bind(model.obstacleProperty().isNotEmpty());
    save.disableProperty()
        .bind(model.obstacleProperty().isNotEmpty().or(value.writableProperty().not()));
    save.textProperty()
        .bind(
            Bindings.when(model.obstacleProperty().isEmpty())
                .then("Save the merge")
                .otherwise(model.obstacleProperty()));
    List<Node> buttons = new ArrayList<>(List.of(back, take, overwrite, edit, save));
    buttons.forEach(button -> ((Button) button).setMinWidth(USE_PREF_SIZE));
    FlowPane acts = new FlowPane();
    acts.getChildren().addAll(buttons);
    acts.setAlignment(Pos.CENTER_RIGHT);
    acts.getStyleClass().add("conflict-acts");
    return acts;
  }

  private boolean isGone() {
    return value.theirsProperty().get() instanceof Held.Nothing;
  }
}

package lockmap.console.value;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockmap.console.session.Trouble;
import lockmap.console.ui.Command;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.TroubleBar;
import org.jspecify.annotations.Nullable;

/**
 * A key with its value: to look at, to change, to compare with what others have made of it. It is
 * as wide as it is let be, from 380 pixels on. Belongs to the JavaFX thread.
 */
public final class ValueView extends VBox {

  private static final double LEAST_WIDTH = 380;

  private final ValueModel model;
  private final SwapModel swap;
  private final FormModel form;
  private final ConflictModel conflict;
  private final ValueHeader header;
  private final TtlBar ttl;
  private final EditorPane editor;
  private final ConflictPane comparison;
  private final SwapPane swapping;
  private final ValueStates states;

  /**
   * Shows what is open in a model.
   *
   * @param model what is looked at
   * @param swap the compare-and-swap panel below it
   * @param open opens a key, where a draft is gone back to
   */
  public ValueView(ValueModel model, SwapModel swap, Consumer<String> open) {
    this.model = model;
    this.swap = swap;
    this.form = new FormModel(model);
    this.conflict = new ConflictModel(model);
    this.header = new ValueHeader(model, form);
    this.ttl = new TtlBar(model);
    this.editor = new EditorPane(model, form);
    this.comparison = new ConflictPane(model, conflict);
    this.swapping = new SwapPane(swap, this::toggleSwap);
    this.states = new ValueStates(model, this::create, open);
    ValueFoot foot = new ValueFoot(model, form, swap, this::toggleSwap, open);
    setId("value");
    setMinWidth(LEAST_WIDTH);
    getStyleClass().add("value-view");
    getStylesheets().add(Stylesheet.of(ValueView.class, "view.css"));
    BooleanBinding keyed = model.keyProperty().isNotNull();
    BooleanBinding comparing = conflict.shownProperty().and(model.loadedProperty());
    BooleanBinding editing = keyed.and(states.shownProperty().not()).and(comparing.not());
    Presence.where(header, keyed);
    Presence.where(ttl, editing.and(exists(model)));
    Presence.where(foot, editing.or(swap.openProperty()).and(comparing.not()));
    editor.visibleProperty().bind(editing);
    comparison.visibleProperty().bind(comparing);
    StackPane centre = new StackPane(editor, comparison, states);
    centre.setMinHeight(120);
    for (Region part : List.of(centre, editor, comparison, states)) {
      part.setMinWidth(0); // what does not fit is cut off there rather than at the window's edge
    }
    VBox.setVgrow(centre, Priority.ALWAYS);
    getChildren()
        .addAll(
            header,
            new TroubleBar("value-trouble", whileLoaded(), model::dismissTrouble),
            new ChangeBanner(model, conflict),
            ttl,
            centre,
            swapping,
            foot);
  }

  /** What can be done with the key that is open. */
  public List<Command> commands() {
    return new ValueCommands(model, form, conflict, this).list();
  }

  /** Gives the keyboard to the value, or to what can be done about there being none. */
  public void focus() {
    if (conflict.shownProperty().get()) {
      comparison.focus();
    } else if (states.shownProperty().get()) {
      states.focus();
    } else {
      editor.focus();
    }
  }

  /** Gives the keyboard to the time to live. */
  void focusTtl() {
    ttl.focus();
  }

  /** Opens the line that finds in the value. */
  void find() {
    editor.find();
  }

  /** Goes to what is wrong with the JSON. */
  void goToFault() {
    editor.goToFault();
  }

  /** Copies the name of the key. */
  void copyKey() {
    header.copyKey();
  }

  /** Opens the compare-and-swap panel on what is open, or closes it. */
  void toggleSwap() {
    boolean opening = !swap.openProperty().get();
    String key = model.keyProperty().get();
    if (opening && key != null && model.loadedProperty().get()) {
      swap.take(key, model.theirsProperty().get());
    }
    swap.openProperty().set(opening);
    if (opening) {
      swapping.focus();
    } else {
      focus();
    }
  }

  private void create() {
    model.create();
    editor.focus();
  }

  /** A key that could not be loaded says so in its own place. */
  private ObjectBinding<@Nullable Trouble> whileLoaded() {
    return Bindings.createObjectBinding(
        () -> model.loadedProperty().get() ? model.troubleProperty().get() : null,
        model.loadedProperty(),
        model.troubleProperty());
  }

  private static BooleanBinding exists(ValueModel model) {
    return Bindings.createBooleanBinding(
        () -> model.theirsProperty().get() instanceof Held.Value, model.theirsProperty());
  }
}

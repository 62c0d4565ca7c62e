package lockmap.console.value;

import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import lockmap.console.session.Trouble;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.EmptyState;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What stands where there is no value to show: no key, not loaded yet, trouble, no such key. */
final class ValueStates extends StackPane {

  private enum State {
    NO_KEY,
    WAITING,
    LOADING,
    TROUBLE,
    MISSING,
    VALUE
  }

  private final ValueModel model;
  private final Runnable create;
  private final DraftsMenu drafts;
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(true);
  private @Nullable State state;
  private @Nullable Node first;

  /**
   * Follows a model.
   *
   * @param create begins to make the key that does not exist
   * @param open opens a key that has a draft
   */
  ValueStates(ValueModel model, Runnable create, Consumer<String> open) {
    this.model = model;
    this.create = create;
    this.drafts = new DraftsMenu(model, open);
    drafts.setId("value-drafts-first");
    setId("value-state");
    getStyleClass().add("value-state");
    for (Observable each :
        new Observable[] {
          model.keyProperty(),
          model.loadedProperty(),
          model.lateProperty(),
          model.cutProperty(),
          model.troubleProperty(),
          model.baseProperty(),
          model.theirsProperty(),
          model.modified(),
          model.creatingProperty(),
          model.farewellProperty(),
          model.writableProperty(),
          model.draftsProperty(),
          model.undoProperty()
        }) {
      each.addListener(_ -> follow());
    }
    visibleProperty().bind(shown);
    follow();
  }

  /** Whether there is anything but a value to show. */
  ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Gives the keyboard to what can be done first. */
  void focus() {
    (first == null ? this : first).requestFocus();
  }

  private void follow() {
    state = state();
    shown.set(state != State.VALUE);
    first = null;
    switch (state) {
      case NO_KEY -> show(noKey());
      case WAITING, VALUE -> getChildren().clear();
      case LOADING -> show(loading());
      case TROUBLE -> show(trouble());
      case MISSING -> show(missing());
    }
  }

  private State state() {
    if (model.keyProperty().get() == null) {
      return State.NO_KEY;
    }
    if (model.modified().get()) {
      return State.VALUE;
    }
    if (!model.loadedProperty().get()) {
      if (model.troubleProperty().get() != null) {
        return State.TROUBLE;
      }
      return model.lateProperty().get() ? State.LOADING : State.WAITING;
    }
    boolean missing =
        model.baseProperty().get() instanceof Held.Nothing
            && model.theirsProperty().get() instanceof Held.Nothing
            && !model.creatingProperty().get();
    return missing ? State.MISSING : State.VALUE;
  }

  private void show(Node node) {
    getChildren().setAll(node);
  }

  private Node noKey() {
    return new EmptyState(
        Feather.FILE_TEXT, "No key is open", "Choose a key to see its value here.", drafts);
  }

  private Node loading() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setPrefSize(32, 32);
    turning.setAccessibleText("The value is being loaded");
    String hindered = model.cutProperty().get();
    Label words = new Label(hindered == null ? "Loading the value …" : hindered);
    words.setWrapText(true);
    words.setTextAlignment(TextAlignment.CENTER);
    VBox loading = new VBox(12, turning, words);
    loading.setId("value-loading");
    loading.setAlignment(Pos.CENTER);
    return loading;
  }

  private Node trouble() {
    Trouble why = model.troubleProperty().get();
    Button again = Buttons.primary("value-reload", Feather.REFRESH_CW, "Try again", model::reload);
    first = again;
    return new EmptyState(
        Feather.ALERT_TRIANGLE, "The value cannot be loaded", why == null ? "" : why.text(), again);
  }

  private Node missing() {
    String farewell = model.farewellProperty().get();
    String title = farewell.isEmpty() ? "This key does not exist" : "This key is gone";
    boolean writable = model.writableProperty().get();
    String more =
        writable
            ? "If somebody makes it, it appears here."
            : "If somebody makes it, it appears here. This connection is read-only.";
    Button make = Buttons.primary("value-create", Feather.PLUS, "Create it", create);
    make.setDisable(!writable);
    first = make;
    Undo last = model.undoProperty().get();
    String key = model.keyProperty().get();
    String hint = farewell.isEmpty() ? more : farewell + " " + more;
    if (last instanceof Undo.Deletion && last.key().equals(key)) {
      Button undo =
          Buttons.labelled(
              "value-undelete", Feather.CORNER_UP_LEFT, "Undo the deletion", model::undo);
      return new EmptyState(Feather.FILE_MINUS, title, hint, make, undo);
    }
    return new EmptyState(Feather.FILE_MINUS, title, hint, make);
  }
}

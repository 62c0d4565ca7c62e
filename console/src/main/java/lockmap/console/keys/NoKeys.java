package lockmap.console.keys;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.EmptyState;
import org.kordamp.ikonli.feather.Feather;

/** What stands in the place of the rows where there are none: why, and what can be done. */
final class NoKeys extends StackPane {

  private final KeysModel model;
  private final Runnable connect;
  private final BooleanBinding none;

  /**
   * Follows whether there are rows.
   *
   * @param connect goes to where a server is chosen
   */
  NoKeys(KeysModel model, Runnable connect) {
    this.model = model;
    this.connect = connect;
    this.none = Bindings.isEmpty(model.rows());
    setId("keys-none");
    getStyleClass().add("no-keys");
    model.targetProperty().subscribe(_ -> show());
    model.begunProperty().subscribe(_ -> show());
    model.filter().prefixProperty().subscribe(_ -> show());
    model.hindrances().changingProperty().subscribe(_ -> show());
    none.subscribe(_ -> show());
  }

  private void show() {
    boolean connected = model.targetProperty().get() != null;
    boolean empty = model.begunProperty().get() && none.get();
    setVisible(!connected || empty);
    if (!connected) {
      getChildren().setAll(unconnected());
    } else if (empty) {
      getChildren().setAll(model.filter().prefixProperty().get().isEmpty() ? bare() : filtered());
    }
  }

  private Node unconnected() {
    return new EmptyState(
        Feather.SERVER,
        "No connection",
        "Choose a server, and its keys are shown here.",
        Buttons.primary("keys-connect", Feather.SERVER, "Go to connections", connect));
  }

  private Node bare() {
    String hindrance = model.hindrances().changingProperty().get();
    if (!hindrance.isEmpty()) {
      return new EmptyState(
          Feather.DATABASE, "No keys yet", "A key shows up here as soon as somebody makes one.");
    }
    Button create = Buttons.primary("keys-first", Feather.PLUS, "New key", model::create);
    return new EmptyState(
        Feather.DATABASE,
        "No keys yet",
        "A key shows up here as soon as somebody makes one.",
        create,
        Buttons.labelled("keys-first-import", Feather.UPLOAD, "Import keys", model::importAll));
  }

  private Node filtered() {
    return new EmptyState(
        Feather.SEARCH,
        "Nothing matches",
        "No key begins with " + KeyText.quoted(model.filter().prefixProperty().get()) + ".",
        Buttons.labelled(
            "keys-clear-filter", Feather.X, "Clear the filter", () -> model.filter().set("")));
  }
}

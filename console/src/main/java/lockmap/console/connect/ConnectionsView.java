package lockmap.console.connect;

import atlantafx.base.controls.Spacer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.EmptyState;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Stylesheet;
import lockmap.console.ui.TroubleBar;
import org.kordamp.ikonli.feather.Feather;

/** The screen of the profiles: a list, the form of one of them, and what the connection is at. */
final class ConnectionsView extends VBox {

  private final ConnectionsModel model;
  private final ProfileList list;
  private final ProfileForm form;
  private final Region first;

  /** Whether the keyboard is to come here as soon as it is known what there is. */
  private boolean awaited;

  ConnectionsView(ConnectionsModel model) {
    this.model = model;
    this.list = new ProfileList(model);
    this.form = new ProfileForm(model);
    this.first =
        Buttons.primary(
            "connections-local", Feather.ZAP, "Connect to " + model.local(), model::connectHere);
    setId("connections");
    getStyleClass().add("screen");
    getStylesheets().add(Stylesheet.of(ConnectionsView.class, "connect.css"));
    StackPane content = new StackPane(filled(), empty());
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren()
        .addAll(
            bar(),
            new UnreadBar(model),
            new TroubleBar("connections-trouble", model.troubleProperty(), model::dismissTrouble),
            content);
    model
        .readyProperty()
        .addListener(_ -> {
          if (awaited) {
            focus();
          }
        });
  }

  /** Looks for what other windows have changed, and gives the keyboard to where one goes on. */
  void focus() {
    awaited = !model.readyProperty().get();
    if (awaited) {
      return;
    }
    model.load();
    Entry chosen = model.chosenProperty().get();
    if (chosen == null) {
      first.requestFocus();
    } else if (chosen.tokenRequestProperty().get().isEmpty()) {
      list.requestFocus();
    } else {
      form.focusToken();
    }
  }

  /** Begins a profile and gives the keyboard to its name. */
  void create() {
    model.create();
    form.focusName();
  }

  /** Begins a profile like another and gives the keyboard to its name. */
  void duplicate() {
    model.duplicate();
    form.focusName();
  }

  private Node bar() {
    Label title = new Label("Connections");
    title.getStyleClass().add("screen-title");
    Region copy = Buttons.icon("connections-duplicate", Feather.COPY, "Duplicate", this::duplicate);
    Region delete =
        Buttons.icon("connections-delete", Feather.TRASH_2, "Delete the profile", model::delete);
    copy.disableProperty().bind(model.chosenProperty().isNull());
    delete.disableProperty().bind(model.chosenProperty().isNull());
    HBox bar =
        new HBox(
            title,
            new Spacer(),
            Buttons.labelled("connections-new", Feather.PLUS, "New", this::create),
            copy,
            delete);
    bar.getStyleClass().add("screen-bar");
    return bar;
  }

  private Node filled() {
    VBox side = new VBox(new LinkCard(model), new ConflictBar(model), form);
    VBox.setVgrow(form, Priority.ALWAYS);
    HBox.setHgrow(side, Priority.ALWAYS);
    HBox filled = new HBox(list, side);
    Presence.where(filled, Bindings.isNotEmpty(model.list()));
    return filled;
  }

  private Node empty() {
    EmptyState empty =
        new EmptyState(
            Feather.SERVER,
            "No servers yet",
            "A profile holds where a server is and how to speak to it. Begin with the one on this"
                + " machine, or name another.",
            first,
            Buttons.labelled("connections-first", Feather.PLUS, "New profile", this::create));
    BooleanBinding none = Bindings.isEmpty(model.list()).and(model.readyProperty());
    Presence.where(empty, none);
    return empty;
  }
}

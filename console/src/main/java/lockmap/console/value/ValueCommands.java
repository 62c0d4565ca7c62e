package lockmap.console.value;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the key that is open, by name or by a key. */
final class ValueCommands {

  private final ValueModel model;
  private final FormModel form;
  private final ConflictModel conflict;
  private final ValueView view;

  ValueCommands(ValueModel model, FormModel form, ConflictModel conflict, ValueView view) {
    this.model = model;
    this.form = form;
    this.conflict = conflict;
    this.view = view;
  }

  List<Command> list() {
    ObservableBooleanValue loaded = new Availability(unloaded());
    ObservableBooleanValue existing = new Availability(missing());
    ObservableBooleanValue modified = new Availability(unmodified());
    return List.of(
        Command.of(
            "Save the value",
            Feather.SAVE,
            "Shortcut+S",
            new Availability(unsavable()),
            this::save),
        Command.of(
            "Load the value again",
            Feather.REFRESH_CW,
            "F5",
            model.keyProperty().isNotNull(),
            model::reload),
        Command.of("Revert the value", Feather.ROTATE_CCW, modified, model::takeTheirs),
        Command.of(
            "Undo the last change on the server",
            Feather.CORNER_UP_LEFT,
            "Shortcut+Shift+Backspace",
            new Availability(notUndoable()),
            model::undo),
        Command.of("Delete the key that is open", Feather.TRASH_2, existing, model::delete),
        Command.of("Copy the key that is open", Feather.COPY, loaded, view::copyKey),
        Command.of("Go to the value", Feather.EDIT_3, "F4", loaded, view::focus),
        Command.of("Set the time to live", Feather.CLOCK, "Alt+L", existing, view::focusTtl),
        Command.of("Let the key live for ever", Feather.ANCHOR, existing, model::persist),
        Command.of(
            "Compare and swap",
            Feather.REPEAT,
            "Shortcut+Shift+S",
            Command.ALWAYS,
            view::toggleSwap),
        Command.of("Show the value as text", Feather.TYPE, "Alt+1", loaded, () -> look(Form.TEXT)),
        Command.of("Show the value as JSON", Feather.CODE, "Alt+2", loaded, () -> look(Form.JSON)),
        Command.of("Show the value as bytes", Feather.HASH, "Alt+3", loaded, () -> look(Form.HEX)),
        Command.of(
            "Switch between pretty and compact JSON",
            Feather.ALIGN_LEFT,
            "Alt+J",
            loaded,
            this::turnLayout),
        Command.of(
            "Lay the JSON out in lines and keep it so",
            Feather.ALIGN_LEFT,
            existing,
            () -> form.layOut(FormModel.Layout.PRETTY)),
        Command.of(
            "Make the JSON compact and keep it so",
            Feather.MINIMIZE_2,
            existing,
            () -> form.layOut(FormModel.Layout.COMPACT)),
        Command.of(
            "Go to what is wrong with the JSON",
            Feather.ALERT_CIRCLE,
            form.faultProperty().isNotNull(),
            view::goToFault),
        Command.of("Find in the value", Feather.SEARCH, loaded, view::find),
        Command.of(
            "Wrap long lines",
            Feather.CORNER_DOWN_LEFT,
            "Alt+Z",
            Command.ALWAYS,
            () -> form.wrapProperty().set(!form.wrapProperty().get())),
        Command.of(
            "Show what changed on the server",
            Feather.COLUMNS,
            "Alt+D",
            new Availability(notBehind()),
            conflict::compare));
  }

  /** Where a merge is in sight, that is what is saved. */
  private void save() {
    boolean merging =
        conflict.shownProperty().get() && conflict.sideProperty().get() == ConflictModel.Side.MERGE;
    if (merging) {
      conflict.save();
    } else {
      form.save();
    }
  }

  private void look(Form as) {
    form.formProperty().set(as);
    view.focus();
  }

  private void turnLayout() {
    form.formProperty().set(Form.JSON);
    form.layoutProperty()
        .set(
            form.layoutProperty().get() == FormModel.Layout.PRETTY
                ? FormModel.Layout.COMPACT
                : FormModel.Layout.PRETTY);
  }

  private ObservableValue<String> unloaded() {
    return Bindings.createStringBinding(
        this::withoutKey, model.keyProperty(), model.loadedProperty());
  }

  private ObservableValue<String> missing() {
    return Bindings.createStringBinding(
        () -> {
          String closed = closed();
          boolean exists = model.theirsProperty().get() instanceof Held.Value;
          return closed.isEmpty() && !exists ? "This key does not exist." : closed;
        },
        model.keyProperty(),
        model.loadedProperty(),
        model.theirsProperty(),
        model.writableProperty(),
        model.busyProperty());
  }

  private ObservableValue<String> unmodified() {
    return Bindings.createStringBinding(
        () -> model.modified().get() || model.creatingProperty().get() ? "" : "Nothing is changed.",
        model.modified(),
        model.creatingProperty());
  }

  private ObservableValue<String> unsavable() {
    return Bindings.createStringBinding(
        () -> {
          String closed = closed();
          return closed.isEmpty() && !model.savable().get() ? "Nothing is changed." : closed;
        },
        model.keyProperty(),
        model.loadedProperty(),
        model.savable(),
        model.writableProperty(),
        model.busyProperty());
  }

  private ObservableValue<String> notUndoable() {
    return Bindings.createStringBinding(
        () -> {
          Undo last = model.undoProperty().get();
          return last == null ? "There is nothing to undo." : unwritable();
        },
        model.undoProperty(),
        model.writableProperty(),
        model.busyProperty());
  }

  private ObservableValue<String> notBehind() {
    return Bindings.createStringBinding(
        () -> model.behind().get() ? "" : "Nobody else has changed the value.", model.behind());
  }

  private String closed() {
    String without = withoutKey();
    return without.isEmpty() ? unwritable() : without;
  }

  private String withoutKey() {
    if (model.keyProperty().get() == null) {
      return "Open a key first.";
    }
    return model.loadedProperty().get() ? "" : "The value is not loaded yet.";
  }

  private String unwritable() {
    if (!model.writableProperty().get()) {
      return "This connection is read-only.";
    }
    return model.busyProperty().get() ? "A change is under way." : "";
  }
}

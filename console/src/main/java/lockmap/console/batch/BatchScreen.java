package lockmap.console.batch;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The batch, as the console's frame sees it. */
public final class BatchScreen {

  private BatchScreen() {}

  /** Shows a batch. */
  public static Screen of(BatchModel model) {
    BatchView view = new BatchView(model);
    return new Screen("Batch", Feather.LAYERS, view, commands(model, view), view::focus);
  }

  private static List<Command> commands(BatchModel model, BatchView view) {
    ObservableBooleanValue onARow = new Availability(withoutRow(model));
    return List.of(
        Command.of(
            "Run the batch",
            Feather.PLAY,
            "Shortcut+Enter",
            new Availability(model.hindranceProperty()),
            model::run),
        Command.of("Add an operation", Feather.PLUS, "Shortcut+Shift+A", Command.ALWAYS, view::add),
        Command.of("Duplicate the operation", Feather.COPY, "Shortcut+D", onARow, model::duplicate),
        Command.of("Delete the operation", Feather.TRASH_2, "Delete", onARow, model::delete),
        Command.of(
            "Move the operation up", Feather.ARROW_UP, "Alt+Up", onARow, () -> model.move(-1)),
        Command.of(
            "Move the operation down", Feather.ARROW_DOWN, "Alt+Down", onARow, () -> model.move(1)),
        Command.of(
            "Paste operations from JSON",
            Feather.CLIPBOARD,
            "Shortcut+Shift+V",
            Command.ALWAYS,
            view::paste),
        Command.of(
            "Switch between table and JSON",
            Feather.CODE,
            "Shortcut+J",
            Command.ALWAYS,
            () -> toggle(model)),
        Command.of(
            "Switch all or nothing on or off",
            Feather.LINK,
            "Shortcut+Shift+T",
            Command.ALWAYS,
            () -> model.atomicProperty().set(!model.atomicProperty().get())),
        Command.of(
            "Insert an example batch", Feather.FILE_TEXT, Command.ALWAYS, model::insertExample),
        Command.of("New batch", Feather.FILE, "Shortcut+N", Command.ALWAYS, model::clear),
        Command.of("Open a batch", Feather.FOLDER, "Shortcut+O", Command.ALWAYS, model::open),
        Command.of("Save the batch", Feather.SAVE, "Shortcut+S", Command.ALWAYS, model::save),
        Command.of(
            "Save the batch as", Feather.SAVE, "Shortcut+Shift+S", Command.ALWAYS, model::saveAs));
  }

  private static void toggle(BatchModel model) {
    if (model.asJsonProperty().get()) {
      boolean _ = model.toTable();
    } else {
      model.toJson();
    }
  }

  private static ObservableValue<String> withoutRow(BatchModel model) {
    return Bindings.createStringBinding(
        () ->
            model.asJsonProperty().get()
                ? "Go back to the table first."
                : model.rows().chosenProperty().get() == null ? "Choose an operation first." : "",
        model.asJsonProperty(),
        model.rows().chosenProperty());
  }
}

package lockmap.console.batch;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The batch, as the console's frame sees it. */
public final class BatchScreen {

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private BatchScreen() {}

  /** Shows a batch. */
  public static Screen of(BatchModel model) {
    BatchView view = new BatchView(model);
    return new Screen("Batch", Feather.LAYERS, view, commands(model, view), view::focus);
  }

  private static List<Command> commands(BatchModel model, BatchView view) {
    ObservableBooleanValue onARow = new Availability(withoutRow(model));
    return List.of(
        command(
            "Run the batch",
            Feather.PLAY,
            "Shortcut+Enter",
            new Availability(model.hindranceProperty()),
            model::run),
        command("Add an operation", Feather.PLUS, "Shortcut+Shift+A", ALWAYS, view::add),
        command("Duplicate the operation", Feather.COPY, "Shortcut+D", onARow, model::duplicate),
        command("Delete the operation", Feather.TRASH_2, "Delete", onARow, model::delete),
        command("Move the operation up", Feather.ARROW_UP, "Alt+Up", onARow, () -> model.move(-1)),
        command(
            "Move the operation down", Feather.ARROW_DOWN, "Alt+Down", onARow, () -> model.move(1)),
        command(
            "Paste operations from JSON",
            Feather.CLIPBOARD,
            "Shortcut+Shift+V",
            ALWAYS,
            view::paste),
        command(
            "Switch between table and JSON",
            Feather.CODE,
            "Shortcut+J",
            ALWAYS,
            () -> toggle(model)),
        command(
            "Switch all or nothing on or off",
            Feather.LINK,
            "Shortcut+Shift+T",
            ALWAYS,
            () -> model.atomicProperty().set(!model.atomicProperty().get())),
        command("Insert an example batch", Feather.FILE_TEXT, "", ALWAYS, model::insertExample),
        command("New batch", Feather.FILE, "Shortcut+N", ALWAYS, model::clear),
        command("Open a batch", Feather.FOLDER, "Shortcut+O", ALWAYS, model::open),
        command("Save the batch", Feather.SAVE, "Shortcut+S", ALWAYS, model::save),
        command("Save the batch as", Feather.SAVE, "Shortcut+Shift+S", ALWAYS, model::saveAs));
  }

  private static Command command(
      String name, Ikon icon, String keys, ObservableBooleanValue available, Runnable act) {
    return new Command(
        name, icon, keys.isEmpty() ? null : KeyCombination.valueOf(keys), available, act);
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

package lockmap.console.keys;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Region;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The keys, as the console's frame sees them. */
public final class KeysScreen {

  private final KeysModel model;
  private final KeysView view;
  private final List<Command> commands;

  private KeysScreen(KeysModel model, Region value, List<Command> ofValue, Runnable connect) {
    this.model = model;
    List<Command> ofChosen = ofChosen();
    List<Command> ofAll = ofAll();
    this.view = new KeysView(model, value, new Menus(ofChosen, ofAll), connect);
    this.commands = new ArrayList<>(ofValue);
    commands.addAll(ofChosen);
    commands.addAll(ofAll);
  }

  /**
   * Shows keys.
   *
   * @param value what shows the value of the key that was chosen
   * @param ofValue what can be done with that
   * @param connect goes to where a server is chosen
   */
  public static Screen of(KeysModel model, Region value, List<Command> ofValue, Runnable connect) {
    KeysScreen keys = new KeysScreen(model, value, ofValue, connect);
    return new Screen("Keys", Feather.DATABASE, keys.view, keys.commands, keys.view::focusList);
  }

  private List<Command> ofChosen() {
    Hindrances hindrances = model.hindrances();
    ObservableBooleanValue onKey = new Availability(hindrances.keyProperty());
    ObservableBooleanValue changing = new Availability(hindrances.changingKeyProperty());
    ObservableBooleanValue deleting = new Availability(hindrances.deletingProperty());
    return List.of(
        Command.of("Rename the key", Feather.EDIT_3, "F2", changing, model::rename),
        Command.of("Copy the key", Feather.COPY, "Shortcut+Shift+N", changing, model::copy),
        Command.of(
            "Copy the key's name",
            Feather.CLIPBOARD,
            "Shortcut+Shift+C",
            onKey,
            () -> view.copyName()),
        Command.of(
            "Bookmark the key, or no longer",
            Feather.BOOKMARK,
            "Shortcut+D",
            onKey,
            model::toggleBookmark),
        Command.of(
            "Export the folder",
            Feather.DOWNLOAD,
            new Availability(hindrances.folderProperty()),
            model::exportFolder),
        Command.of("Delete what is selected", Feather.TRASH_2, "Delete", deleting, model::delete));
  }

  private List<Command> ofAll() {
    Hindrances hindrances = model.hindrances();
    ObservableBooleanValue reading = new Availability(hindrances.readingProperty());
    ObservableBooleanValue changing = new Availability(hindrances.changingProperty());
    return List.of(
        Command.of("New key", Feather.PLUS, "Shortcut+N", changing, model::create),
        Command.of("Filter keys", Feather.SEARCH, "Shortcut+F", reading, () -> view.focusFilter()),
        Command.of(
            "Show bookmarks and recent keys",
            Feather.BOOKMARK,
            "Shortcut+B",
            Command.ALWAYS,
            () -> view.togglePlaces()),
        Command.of(
            "Select all rows", Feather.CHECK_SQUARE, "Shortcut+A", reading, model.selection()::all),
        Command.of(
            "Select all that match",
            Feather.CHECK_SQUARE,
            "Shortcut+Shift+A",
            reading,
            model.selection()::allMatching),
        Command.of(
            "Switch between tree and list",
            Feather.LIST,
            "Shortcut+Shift+T",
            Command.ALWAYS,
            () -> model.filter().treeProperty().set(!model.filter().treeProperty().get())),
        Command.of("Load all keys", Feather.CHEVRONS_DOWN, reading, model::loadAll),
        Command.of("Import keys", Feather.UPLOAD, "Shortcut+O", changing, model::importAll),
        Command.of(
            "Export what matches",
            Feather.DOWNLOAD,
            "Shortcut+Shift+E",
            reading,
            model::exportMatching),
        Command.of(
            "Undo the last deletion",
            Feather.ROTATE_CCW,
            "Shortcut+Z",
            model.undoableProperty(),
            model::undo));
  }
}

package lockmap.console.watch;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The watch, as the console's frame sees it. */
public final class WatchScreen {

  private WatchScreen() {}

  /** Shows a watch. */
  public static Screen of(WatchModel model) {
    WatchView view = new WatchView(model);
    return new Screen("Watch", Feather.EYE, view, commands(model, view), view::focus);
  }

  private static List<Command> commands(WatchModel model, WatchView view) {
    ObservableBooleanValue running = model.phaseProperty().isNotEqualTo(Phase.STOPPED);
    ObservableBooleanValue onEvent =
        new Availability(
            Bindings.createStringBinding(
                () ->
                    model.chosenProperty().get() instanceof Row.Event
                        ? ""
                        : "Choose an event first.",
                model.chosenProperty()));
    return List.of(
        Command.of(
            "Start the watch",
            Feather.PLAY,
            "Shortcut+Enter",
            new Availability(model.hindranceProperty()),
            model::start),
        Command.of("Stop the watch", Feather.SQUARE, "Shortcut+Shift+Enter", running, model::stop),
        Command.of(
            "Pause or resume the rows",
            Feather.PAUSE,
            "Shortcut+P",
            Command.ALWAYS,
            () -> model.pause(!model.pausedProperty().get())),
        Command.of(
            "Choose what to watch", Feather.EYE, "Shortcut+T", Command.ALWAYS, view::focusAim),
        Command.of(
            "Filter the rows", Feather.FILTER, "Shortcut+F", Command.ALWAYS, view::focusFilter),
        Command.of("Show all rows", Feather.FILTER, Command.ALWAYS, model::showAll),
        Command.of(
            "Follow the newest row",
            Feather.ARROW_DOWN,
            "Shortcut+J",
            Command.ALWAYS,
            () -> model.followingProperty().set(true)),
        Command.of("Clear the rows", Feather.TRASH_2, "Shortcut+L", Command.ALWAYS, model::clear),
        Command.of(
            "Open the key of the row",
            Feather.EXTERNAL_LINK,
            "Shortcut+O",
            onEvent,
            model::openChosen),
        Command.of(
            "Watch the key of the row",
            Feather.EYE,
            "Shortcut+Shift+W",
            onEvent,
            model::watchChosen),
        Command.of("Copy the row as JSON", Feather.COPY, "Shortcut+Shift+C", onEvent, view::copy),
        Command.of(
            "Export the shown rows as NDJSON",
            Feather.DOWNLOAD,
            "Shortcut+S",
            Command.ALWAYS,
            () -> model.export(RowFormat.NDJSON, false)),
        Command.of(
            "Export the shown rows as CSV",
            Feather.DOWNLOAD,
            Command.ALWAYS,
            () -> model.export(RowFormat.CSV, false)),
        Command.of(
            "Export all rows as NDJSON",
            Feather.DOWNLOAD,
            Command.ALWAYS,
            () -> model.export(RowFormat.NDJSON, true)),
        Command.of(
            "Export all rows as CSV",
            Feather.DOWNLOAD,
            Command.ALWAYS,
            () -> model.export(RowFormat.CSV, true)));
  }
}

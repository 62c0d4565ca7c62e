package lockmap.console.status;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The server's figures, as the console's frame sees them. */
public final class StatusScreen {

  private StatusScreen() {}

  /** Shows the figures that a model gathers. */
  public static Screen of(StatusModel model) {
    StatusView view = new StatusView(model);
    return new Screen("Status", Feather.ACTIVITY, view, commands(model, view), view::focus);
  }

  private static List<Command> commands(StatusModel model, StatusView view) {
    Availability connected =
        new Availability(
            Bindings.when(model.connectedProperty())
                .then("")
                .otherwise("Connect to a server first."));
    Stream<Command> ranges =
        Stream.of(Range.values())
            .map(range ->
                Command.of(
                    "Show " + range.words(),
                    Feather.CLOCK,
                    "Alt+" + (List.of(Range.values()).indexOf(range) + 1),
                    Command.ALWAYS,
                    () -> model.rangeProperty().set(range)));
    return Stream.concat(
            ranges,
            Stream.of(
                Command.of(
                    "Pause the plots or go on",
                    Feather.PAUSE,
                    "Shortcut+P",
                    connected,
                    model::togglePause),
                Command.of(
                    "Export the figures as CSV",
                    Feather.FILE_TEXT,
                    "Shortcut+E",
                    connected,
                    model::exportCsv),
                Command.of(
                    "Export a picture",
                    Feather.IMAGE,
                    "Shortcut+Shift+E",
                    connected,
                    view::exportPicture)))
        .toList();
  }
}

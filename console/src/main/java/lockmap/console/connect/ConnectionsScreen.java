package lockmap.console.connect;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The connections, as the console's frame sees them. */
public final class ConnectionsScreen {

  private ConnectionsScreen() {}

  /** Shows the profiles. */
  public static Screen of(ConnectionsModel model) {
    ConnectionsView view = new ConnectionsView(model);
    return new Screen("Connections", Feather.SERVER, view, commands(model, view), view::focus);
  }

  private static List<Command> commands(ConnectionsModel model, ConnectionsView view) {
    ObservableBooleanValue onOne =
        new Availability(unless("Choose a profile first.", model.chosenProperty().isNotNull()));
    ObservableBooleanValue linked =
        new Availability(
            unless(
                "There is no connection.",
                model.link().stageProperty().isNotEqualTo(Link.Stage.NONE)));
    ObservableBooleanValue lost =
        new Availability(
            unless(
                "The connection is not lost.",
                model.link().stageProperty().isEqualTo(Link.Stage.LOST)));
    return List.of(
        Command.of("Connect", Feather.LOG_IN, "Shortcut+Enter", onOne, model::connect),
        Command.of("Disconnect", Feather.X_CIRCLE, "Shortcut+Shift+D", linked, model::disconnect),
        Command.of(
            "Try the connection again now", Feather.REFRESH_CW, "Shortcut+R", lost, model::retry),
        Command.of("Test the profile", Feather.ACTIVITY, "Shortcut+T", onOne, model::test),
        Command.of("New profile", Feather.PLUS, "Shortcut+N", Command.ALWAYS, view::create),
        Command.of("Duplicate the profile", Feather.COPY, "Shortcut+D", onOne, view::duplicate),
        Command.of("Save the profile", Feather.SAVE, "Shortcut+S", onOne, model::save),
        Command.of("Revert the profile", Feather.ROTATE_CCW, onOne, model::revert),
        Command.of("Delete the profile", Feather.TRASH_2, "Delete", onOne, model::delete));
  }

  private static ObservableValue<String> unless(String hindrance, ObservableBooleanValue holds) {
    return Bindings.createStringBinding(() -> holds.get() ? "" : hindrance, holds);
  }
}

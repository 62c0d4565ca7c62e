package lockmap.console;

import java.util.List;
import javafx.scene.layout.StackPane;
import lockmap.console.log.LogModel;
import lockmap.console.log.LogView;
import lockmap.console.log.RequestLog;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.ui.EmptyState;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Every screen of the console with its model, in the order in which they are offered. */
final class Screens {

  private final LogModel requests;
  private final List<Screen> all;

  Screens(Desk desk, FileChoice files, RequestLog log) {
    requests = new LogModel(log);
    all =
        List.of(
            placeholder("Connections", Feather.SERVER),
            placeholder("Keys", Feather.DATABASE),
            placeholder("Watch", Feather.EYE),
            placeholder("Status", Feather.ACTIVITY),
            placeholder("Batch", Feather.LAYERS),
            new LogView(requests).screen());
  }

  List<Screen> all() {
    return all;
  }

  /** The one of a name. */
  Screen named(String name) {
    return all.stream().filter(screen -> screen.name().equals(name)).findFirst().orElseThrow();
  }

  /** Lets time pass for all of them. */
  void tick() {
    requests.tick();
  }

  private static Screen placeholder(String name, Ikon icon) {
    EmptyState content = new EmptyState(icon, name, "");
    return new Screen(name, icon, new StackPane(content), List.of(), content::requestFocus);
  }
}

package lockmap.console;

import java.util.List;
import java.util.function.Consumer;
import lockmap.console.batch.BatchModel;
import lockmap.console.batch.BatchScreen;
import lockmap.console.connect.ConnectionsModel;
import lockmap.console.connect.ConnectionsScreen;
import lockmap.console.keys.KeysModel;
import lockmap.console.keys.KeysScreen;
import lockmap.console.keys.Memory;
import lockmap.console.log.LogModel;
import lockmap.console.log.LogView;
import lockmap.console.log.RequestLog;
import lockmap.console.session.Desk;
import lockmap.console.session.FileChoice;
import lockmap.console.status.StatusModel;
import lockmap.console.status.StatusScreen;
import lockmap.console.ui.Screen;
import lockmap.console.value.SwapModel;
import lockmap.console.value.ValueModel;
import lockmap.console.value.ValueView;
import lockmap.console.watch.WatchModel;
import lockmap.console.watch.WatchScreen;

/** Every screen of the console with its model, in the order in which they are offered. */
final class Screens {

  private final ConnectionsModel connections;
  private final ValueModel value;
  private final KeysModel keys;
  private final BatchModel batch;
  private final WatchModel watch;
  private final StatusModel status;
  private final LogModel requests;
  private final List<Screen> all;

  /**
   * All screens.
   *
   * @param connections the profiles, and the connection to one of them
   * @param memory where recent keys and bookmarks are kept
   * @param openKey shows the screen of keys with a key of the store
   * @param show shows the screen of a name
   */
  Screens(
      Desk desk,
      FileChoice files,
      RequestLog log,
      ConnectionsModel connections,
      Memory memory,
      Consumer<String> openKey,
      Consumer<String> show) {
    this.connections = connections;
    value = new ValueModel(desk);
    keys = new KeysModel(desk, files, memory, value::open);
    ValueView valueView = new ValueView(value, new SwapModel(desk), keys::open);
    batch = new BatchModel(desk, files);
    watch = new WatchModel(desk, files, openKey);
    status = new StatusModel(desk, files);
    requests = new LogModel(log);
    all =
        List.of(
            ConnectionsScreen.of(connections),
            KeysScreen.of(keys, valueView, valueView.commands(), () -> show.accept("Connections")),
            WatchScreen.of(watch),
            StatusScreen.of(status),
            BatchScreen.of(batch),
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
    connections.tick();
    keys.tick();
    value.tick();
    batch.tick();
    watch.tick();
    status.tick();
    requests.tick();
  }

  /** Shows a key of the store on the screen of keys. */
  void openKey(String key) {
    keys.open(key);
  }

  /** Whether the window may be closed; may ask the operator. */
  boolean mayClose() {
    return connections.mayBeDropped() && value.mayBeDropped() && batch.mayBeDropped();
  }
}

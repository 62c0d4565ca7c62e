package lockmap.console;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import lockmap.console.connect.ConnectionsModel;
import lockmap.console.connect.Remembering;
import lockmap.console.connect.Settings;
import lockmap.console.keys.Memory;
import lockmap.console.log.RequestLog;
import lockmap.console.session.Background;
import lockmap.console.session.Desk;
import lockmap.console.session.Jobs;
import lockmap.console.session.Notices;
import lockmap.console.session.Session;
import lockmap.console.session.Target;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Fx;
import lockmap.console.ui.Ticker;
import lockmap.console.ui.Typefaces;
import org.jspecify.annotations.Nullable;

/** Puts the console together: the one place that knows all its parts, and ends them. */
final class Console implements AutoCloseable {

  private final AppearanceModel appearance;
  private final Remembering remembering;
  private final Subscription desktop;
  private final Desk desk;
  private final Screens screens;
  private final Shell shell;
  private final RestoredWindow window;
  private final Ticker ticker;

  /**
   * Fills a window, which the caller shows.
   *
   * @param stage the window
   * @param surroundings what is around it
   */
  Console(Stage stage, Surroundings surroundings) {
    Typefaces.load();
    RequestLog log = new RequestLog();
    desk = desk(surroundings, log);
    remembering = new Remembering(desk, surroundings.folder());
    appearance = appearance(remembering);
    appearance.chosenProperty().subscribe(Appearance::apply);
    ConnectionsModel connections =
        new ConnectionsModel(
            desk,
            surroundings.files(),
            surroundings.local(),
            surroundings.folder(),
            remembering,
            surroundings.keystore(),
            this::connected);
    Memory memory = new Memory(remembering::recall, remembering::keep);
    screens =
        new Screens(
            desk, surroundings.files(), log, connections, memory, this::openKey, this::show);
    shell = new Shell(desk, screens.all(), appearance, this::openKey);
    connections.setShow(() -> show("Connections"));
    window =
        new RestoredWindow(
            stage,
            remembering.settings().window(),
            size -> remembering.update(settings -> settings.with(size)));
    stage.setScene(new Scene(shell, window.width(), window.height()));
    stage.setOnCloseRequest(event -> {
      if (!screens.mayClose()) {
        event.consume();
      }
    });
    stage.titleProperty().bind(Bindings.createStringBinding(this::title, target()));
    ticker =
        new Ticker(
            List.of(
                desk.session()::tick,
                desk.jobs()::tick,
                screens::tick,
                shell::tick,
                window::tick,
                remembering::tick));
    desktop = Platform.getPreferences().colorSchemeProperty().subscribe(this::followDesktop);
  }

  /** What the screens work with. */
  Desk desk() {
    return desk;
  }

  /** Shows the screen of a name. */
  void show(String screen) {
    shell.show(screens.named(screen));
  }

  /** Shows a key on the screen of keys. */
  void openKey(String key) {
    show("Keys");
    screens.openKey(key);
  }

  /** From the profiles one goes to the keys; whoever has gone elsewhere stays there. */
  private void connected() {
    if (shell.shown().equals(screens.named("Connections"))) {
      show("Keys");
    }
  }

  /** A desktop that turns dark takes along a console that is to be as it is. */
  private void followDesktop() {
    if (appearance.chosen() == Appearance.SYSTEM) {
      Appearance.SYSTEM.apply();
    }
  }

  private static AppearanceModel appearance(Remembering remembering) {
    return new AppearanceModel(
        Appearance.valueOf(remembering.settings().theme().name()),
        chosen ->
            remembering.update(settings -> settings.with(Settings.Theme.valueOf(chosen.name()))));
  }

  private static Desk desk(Surroundings surroundings, RequestLog log) {
    Notices notices = new Notices(surroundings.clock());
    Background background = new Background(surroundings.io(), Fx.EXECUTOR);
    Session session = new Session(background, surroundings.clock(), notices, log);
    return new Desk(
        session, background, surroundings.clock(), notices, new Jobs(), surroundings.asker());
  }

  private ReadOnlyObjectProperty<@Nullable Target> target() {
    return desk.session().targetProperty();
  }

  private String title() {
    Target connected = target().get();
    return connected == null ? "LockMap" : connected.name() + " – LockMap";
  }

  @Override
  public void close() {
    desktop.unsubscribe();
    ticker.close();
    window.close();
    remembering.close();
    desk.session().close();
  }
}

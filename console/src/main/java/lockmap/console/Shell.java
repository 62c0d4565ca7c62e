package lockmap.console;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import lockmap.console.palette.Overlay;
import lockmap.console.palette.Palette;
import lockmap.console.session.Desk;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import lockmap.console.ui.Stylesheet;
import org.kordamp.ikonli.feather.Feather;

/**
 * The frame around the screens: which one is shown, what the connection is at, what happened
 * lately. Belongs to the JavaFX thread.
 */
final class Shell extends StackPane {

  /** As those are used to who come from other editors. */
  private static final KeyCombination SEARCH_TOO = KeyCombination.valueOf("Shortcut+Shift+P");

  private final ReadOnlyObjectWrapper<Screen> current;
  private final BorderPane frame = new BorderPane();
  private final Toasts toasts;
  private final List<Command> everywhere;
  private final Palette palette;

  /**
   * A frame that shows the first of some screens.
   *
   * @param appearance how the console looks
   * @param openKey shows a key of the store
   */
  Shell(Desk desk, List<Screen> screens, AppearanceModel appearance, Consumer<String> openKey) {
    this.current = new ReadOnlyObjectWrapper<>(screens.getFirst());
    this.toasts = new Toasts(desk.notices(), desk.clock());
    this.everywhere = palette(GlobalCommands.of(screens, this::show, appearance));
    Overlay overlay = new Overlay();
    this.palette = new Palette(desk, overlay, screens, current, this::show, everywhere, openKey);
    setId("shell");
    setAccessibleText("LockMap console");
    getStylesheets().add(Stylesheet.of(Shell.class, "console.css"));
    frame.setLeft(
        new Navigation(desk.session(), screens, current, this::show, this::search, appearance));
    frame.setBottom(new StatusBar(desk));
    getChildren().addAll(frame, toasts, overlay);
    screens.forEach(
        screen -> screen.content().setMinSize(0, 0)); // else it would push the rest aside
    current.subscribe(screen -> frame.setCenter(screen.content()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  /** Shows a screen and gives it the keyboard. */
  void show(Screen screen) {
    current.set(screen);
    frame.applyCss(); // only now do the parts of split panes and the like stand in the window
    screen.focus().run();
  }

  /** The screen that is shown. */
  Screen shown() {
    return current.get();
  }

  /** Everything that can be done now: that of the screen which is shown first. */
  Stream<Command> commands() {
    return Stream.concat(current.get().commands().stream(), everywhere.stream());
  }

  /** Lets time pass for what disappears by itself. */
  void tick() {
    toasts.tick();
    palette.tick();
  }

  private List<Command> palette(List<Command> everywhere) {
    return Stream.concat(
            Stream.of(
                Command.of(
                    "Search commands and keys",
                    Feather.SEARCH,
                    "Shortcut+K",
                    Command.ALWAYS,
                    this::search),
                Command.of(
                    "Show the keyboard shortcuts",
                    Feather.HELP_CIRCLE,
                    "F1",
                    Command.ALWAYS,
                    this::shortcuts)),
            everywhere.stream())
        .toList();
  }

  private void search() {
    palette.open();
  }

  private void shortcuts() {
    palette.openShortcuts();
  }

  private void pressed(KeyEvent event) {
    if (SEARCH_TOO.match(event)) {
      event.consume();
      search();
      return;
    }
    commands()
        .filter(command -> command.keys() != null && command.keys().match(event))
        .findFirst()
        .ifPresent(command -> {
          event.consume();
          command.run();
        });
  }

  /** Where nothing takes text, a question mark asks for help. */
  private void typed(KeyEvent event) {
    if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
      event.consume();
      shortcuts();
    }
  }
}

package lockmap.console;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import lockmap.console.session.Desk;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;

/**
 * The frame around the screens: which one is shown, what the connection is at, what happened
 * lately. Belongs to the JavaFX thread.
 */
final class Shell extends StackPane {

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final List<Screen> screens;
  private final ReadOnlyObjectWrapper<Screen> current;
  private final BorderPane frame = new BorderPane();
  private final Toasts toasts;

  Shell(Desk desk, List<Screen> screens) {
    this.screens = List.copyOf(screens);
    this.current = new ReadOnlyObjectWrapper<>(screens.getFirst());
    this.toasts = new Toasts(desk.notices(), desk.clock());
    setId("shell");
    setAccessibleText("LockMap console");
    getStylesheets().add(stylesheet());
    frame.setLeft(new Navigation(desk.session(), screens, current, this::show));
    frame.setBottom(new StatusBar(desk));
    getChildren().addAll(frame, toasts);
    current.subscribe(screen -> frame.setCenter(screen.content()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Which screen is shown. */
  ReadOnlyObjectProperty<Screen> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Shows a screen and gives it the keyboard. */
  void show(Screen screen) {
    current.set(screen);
    frame.applyCss(); // only now do the parts of split panes and the like stand in the window
    screen.focus().run();
  }

  /** Everything that can be done now: that of the screen which is shown first. */
  Stream<Command> commands() {
    return Stream.concat(current.get().commands().stream(), screenCommands());
  }

  /** Lets time pass for what disappears by itself. */
  void tick() {
    toasts.tick();
  }

  private Stream<Command> screenCommands() {
    return IntStream.range(0, screens.size()).mapToObj(this::toShow);
  }

  private Command toShow(int index) {
    Screen screen = screens.get(index);
    return new Command(
        "Go to " + screen.name(),
        screen.icon(),
        KeyCombination.valueOf("Shortcut+" + (index + 1)),
        ALWAYS,
        () -> show(screen));
  }

  private void pressed(KeyEvent event) {
    commands()
        .filter(command -> command.keys() != null && command.keys().match(event))
        .findFirst()
        .ifPresent(command -> {
          event.consume();
          command.run();
        });
  }

  private static String stylesheet() {
    return Objects.requireNonNull(Shell.class.getResource("console.css"), "console.css")
        .toExternalForm();
  }
}

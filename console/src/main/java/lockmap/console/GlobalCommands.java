package lockmap.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What can be done on every screen. */
final class GlobalCommands {

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private GlobalCommands() {}

  /** Going to each screen, and how the console looks. */
  static List<Command> of(List<Screen> screens, Consumer<Screen> show, AppearanceModel appearance) {
    List<Command> commands = new ArrayList<>();
    for (Screen screen : screens) {
      commands.add(
          command(
              "Go to " + screen.name(),
              screen.icon(),
              "Shortcut+" + (commands.size() + 1),
              () -> show.accept(screen)));
    }
    commands.add(
        command(
            "Use the light appearance",
            Feather.SUN,
            null,
            () -> appearance.choose(Appearance.LIGHT)));
    commands.add(
        command(
            "Use the dark appearance",
            Feather.MOON,
            null,
            () -> appearance.choose(Appearance.DARK)));
    commands.add(
        command(
            "Use the appearance of the desktop",
            Feather.MONITOR,
            null,
            () -> appearance.choose(Appearance.SYSTEM)));
    commands.add(
        command(
            "Switch to the next appearance",
            Feather.SUNRISE,
            "Shortcut+Shift+L",
            appearance::next));
    return List.copyOf(commands);
  }

  /** Something that can always be done. */
  static Command command(String name, Ikon icon, @Nullable String keys, Runnable act) {
    return new Command(name, icon, keys == null ? null : KeyCombination.valueOf(keys), ALWAYS, act);
  }
}

package lockmap.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lockmap.console.ui.Appearance;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** What can be done on every screen. */
final class GlobalCommands {

  private GlobalCommands() {}

  /** Going to each screen, and how the console looks. */
  static List<Command> of(List<Screen> screens, Consumer<Screen> show, AppearanceModel appearance) {
    List<Command> commands = new ArrayList<>();
    for (Screen screen : screens) {
      commands.add(
          Command.of(
              "Go to " + screen.name(),
              screen.icon(),
              "Shortcut+" + (commands.size() + 1),
              Command.ALWAYS,
              () -> show.accept(screen)));
    }
    commands.add(
        Command.of(
            "Use the light appearance",
            Feather.SUN,
            Command.ALWAYS,
            () -> appearance.choose(Appearance.LIGHT)));
    commands.add(
        Command.of(
            "Use the dark appearance",
            Feather.MOON,
            Command.ALWAYS,
            () -> appearance.choose(Appearance.DARK)));
    commands.add(
        Command.of(
            "Use the appearance of the desktop",
            Feather.MONITOR,
            Command.ALWAYS,
            () -> appearance.choose(Appearance.SYSTEM)));
    commands.add(
        Command.of(
            "Switch to the next appearance",
            Feather.SUNRISE,
            "Shortcut+Shift+L",
            Command.ALWAYS,
            appearance::next));
    return List.copyOf(commands);
  }
}

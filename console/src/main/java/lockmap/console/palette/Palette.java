package lockmap.console.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import lockmap.console.session.Desk;
import lockmap.console.ui.Availability;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;

/**
 * The palette and the overview of keys, which lie over the screens and offer everything that can be
 * done. Belongs to the JavaFX thread.
 */
public final class Palette {

  private static final String NOT_NOW = "Not possible now.";

  private final Overlay overlay;
  private final List<Screen> screens;
  private final ObservableValue<Screen> current;
  private final Consumer<Screen> show;
  private final List<Command> others;
  private final PaletteModel model;
  private final PaletteView view;

  /**
   * Shows nothing yet.
   *
   * @param overlay where it is shown
   * @param screens all of them
   * @param current the one that is shown
   * @param show shows another
   * @param others what can be done on every screen
   * @param openKey shows a key of the store
   */
  public Palette(
      Desk desk,
      Overlay overlay,
      List<Screen> screens,
      ObservableValue<Screen> current,
      Consumer<Screen> show,
      List<Command> others,
      Consumer<String> openKey) {
    this.overlay = overlay;
    this.screens = List.copyOf(screens);
    this.current = current;
    this.show = show;
    this.others = List.copyOf(others);
    this.model = new PaletteModel(desk, openKey);
    this.view = new PaletteView(model, overlay::close);
  }

  /** Opens the palette. */
  public void open() {
    model.begin(offers());
    overlay.show(view, view.input(), model::end);
  }

  /** Opens the overview of the keys to press. */
  public void openShortcuts() {
    ShortcutsView shortcuts =
        new ShortcutsView(current.getValue(), screens, others, overlay::close);
    overlay.show(shortcuts, shortcuts.focus(), () -> {});
  }

  /** Lets time pass. */
  public void tick() {
    model.tick();
  }

  private List<Offer> offers() {
    Screen here = current.getValue();
    List<Offer> offers = new ArrayList<>();
    here.commands().forEach(command -> offers.add(offer(here.name(), command, command::run)));
    others.forEach(command -> offers.add(offer("Everywhere", command, command::run)));
    for (Screen screen : screens) {
      if (!screen.equals(here)) {
        screen
            .commands()
            .forEach(command ->
                offers.add(
                    offer(
                        screen.name(),
                        command,
                        () -> {
                          show.accept(screen);
                          command.run();
                        })));
      }
    }
    return offers;
  }

  private static Offer offer(String section, Command command, Runnable act) {
    return new Offer(
        section,
        command.name(),
        command.icon(),
        Keystroke.of(command.keys()),
        () -> hindrance(command),
        act);
  }

  private static String hindrance(Command command) {
    if (command.available().get()) {
      return "";
    }
    return command.available() instanceof Availability known ? known.hindrance() : NOT_NOW;
  }
}

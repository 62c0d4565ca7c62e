package lockmap.console.keys;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import lockmap.console.ui.Command;
import org.kordamp.ikonli.javafx.FontIcon;

/** The commands of the screen as menus. */
final class Menus {

  private final List<Command> ofChosen;
  private final List<Command> ofAll;

  /**
   * Menus of some commands.
   *
   * @param ofChosen what can be done with what is chosen
   * @param ofAll what can be done with all keys
   */
  Menus(List<Command> ofChosen, List<Command> ofAll) {
    this.ofChosen = List.copyOf(ofChosen);
    this.ofAll = List.copyOf(ofAll);
  }

  /** What can be done with what is chosen, for the list. */
  ContextMenu chosen() {
    ContextMenu menu = new ContextMenu();
    menu.setId("keys-menu");
    menu.getItems().setAll(items(ofChosen));
    return menu;
  }

  /** All there is to do. */
  List<MenuItem> all() {
    List<MenuItem> items = new ArrayList<>(items(ofChosen));
    items.add(new SeparatorMenuItem());
    items.addAll(items(ofAll));
    return items;
  }

  private static List<MenuItem> items(List<Command> commands) {
    return commands.stream().map(Menus::item).toList();
  }

  private static MenuItem item(Command command) {
    MenuItem item = new MenuItem(command.name(), new FontIcon(command.icon()));
    item.setOnAction(_ -> command.run());
    ObservableValue<Boolean> available = command.available();
    available.subscribe(can -> item.setDisable(!can));
    return item;
  }
}

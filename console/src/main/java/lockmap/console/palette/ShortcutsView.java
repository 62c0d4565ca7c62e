package lockmap.console.palette;

import atlantafx.base.controls.Spacer;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Command;
import lockmap.console.ui.Screen;
import org.kordamp.ikonli.feather.Feather;

/** All keys to press, by screen, the one that is shown first. */
final class ShortcutsView extends VBox {

  private static final double WIDTH = 760;

  private final ScrollPane scroll;

  ShortcutsView(Screen here, List<Screen> screens, List<Command> everywhere, Runnable close) {
    setId("shortcuts");
    setAccessibleText("Keyboard shortcuts");
    getStyleClass().addAll("panel", "shortcuts");
    Label title = new Label("Keyboard shortcuts");
    title.getStyleClass().add("screen-title");
    HBox head =
        new HBox(title, new Spacer(), Buttons.icon("shortcuts-close", Feather.X, "Close", close));
    head.getStyleClass().add("shortcuts-head");
    FlowPane groups = new FlowPane();
    groups.setPrefWrapLength(WIDTH);
    groups.getStyleClass().add("groups");
    groups.getChildren().add(group("Everywhere", everywhere));
    Stream.concat(Stream.of(here), screens.stream().filter(screen -> !screen.equals(here)))
        .filter(screen -> screen.commands().stream().anyMatch(ShortcutsView::hasKeys))
        .forEach(screen -> groups.getChildren().add(group(screen.name(), screen.commands())));
    scroll = new ScrollPane(groups);
    scroll.setId("shortcuts-list");
    scroll.setFitToWidth(true);
    scroll.setAccessibleText("Keyboard shortcuts");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    setMaxSize(WIDTH, USE_PREF_SIZE);
  }

  Node focus() {
    return scroll;
  }

  private static Node group(String name, List<Command> commands) {
    VBox group = new VBox();
    group.getStyleClass().add("group");
    Label title = new Label(name);
    title.getStyleClass().add("group-title");
    group.getChildren().add(title);
    commands.stream()
        .filter(ShortcutsView::hasKeys)
        .forEach(command -> group.getChildren().add(line(command)));
    return group;
  }

  private static Node line(Command command) {
    Label name = new Label(command.name());
    Label keys = new Label(Keystroke.of(command.keys()));
    keys.getStyleClass().add("cap");
    keys.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(name, new Spacer(), keys);
    line.getStyleClass().add("shortcut");
    return line;
  }

  private static boolean hasKeys(Command command) {
    return command.keys() != null;
  }
}

package lockmap.console;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The content of the console's window. Belongs to the JavaFX application thread. */
final class Shell extends VBox {

  Shell(String version) {
    setId("shell");
    setAccessibleText("LockMap console");
    getStylesheets().add(stylesheet());
    getChildren()
        .addAll(
            line("heading", "LockMap"),
            line("promise", "This window will show the keys of the store and how they change."),
            line("version", "Version " + version));
  }

  private static Label line(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.setWrapText(true);
    return label;
  }

  private static String stylesheet() {
    return Objects.requireNonNull(Shell.class.getResource("shell.css"), "shell.css")
        .toExternalForm();
  }
}

package lockmap.console.ui;

import java.util.List;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/**
 * One of the console's screens, as its frame sees it.
 *
 * @param name what it is called
 * @param icon stands before the name
 * @param content all that it shows
 * @param commands what can be done on it
 * @param focus gives the keyboard to where the operator will want it first
 */
public record Screen(
    String name, Ikon icon, Region content, List<Command> commands, Runnable focus) {

  /** Keeps a copy of the list. */
  public Screen {
    commands = List.copyOf(commands);
  }
}

package lockmap.console.ui;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that the operator can do by name from the palette and perhaps by a key.
 *
 * @param name what it does, beginning with a verb
 * @param icon stands before the name
 * @param keys what to press for it; null for nothing
 * @param available whether it can be done now
 * @param act does it; called on the JavaFX thread
 */
public record Command(
    String name,
    Ikon icon,
    @Nullable KeyCombination keys,
    ObservableBooleanValue available,
    Runnable act) {

  /** Of what can be done at any time. */
  public static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  /** Something without a key. */
  public static Command of(String name, Ikon icon, ObservableBooleanValue available, Runnable act) {
    return new Command(name, icon, null, available, act);
  }

  /**
   * Something with a key.
   *
   * @param keys what to press for it, as {@link KeyCombination#valueOf} reads it
   */
  public static Command of(
      String name, Ikon icon, String keys, ObservableBooleanValue available, Runnable act) {
    return new Command(name, icon, KeyCombination.valueOf(keys), available, act);
  }

  /** Does it, if it can be done now. */
  public void run() {
    if (available.get()) {
      act.run();
    }
  }
}

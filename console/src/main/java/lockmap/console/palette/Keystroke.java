package lockmap.console.palette;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Keys to press, as they are written on keyboards. */
final class Keystroke {

  private Keystroke() {}

  /** Such as "Ctrl+Shift+P"; empty for none. */
  static String of(@Nullable KeyCombination keys) {
    return keys == null ? "" : keys.getDisplayText().replace("↵", "Enter");
  }
}

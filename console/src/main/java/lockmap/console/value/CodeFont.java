package lockmap.console.value;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The font of all that is code: every character as wide as any other, but for wide scripts. */
final class CodeFont {

  static final double SIZE = 13;

  private static final String BEST = "JetBrains Mono";

  private CodeFont() {}

  /** The font that the theme brings along, else the one the system has. */
  static Font get() {
    return Font.font(Font.getFamilies().contains(BEST) ? BEST : "Monospaced", SIZE);
  }

  /** How wide a character of it is, in pixels. */
  static double characterWidth() {
    Text sample = new Text("0".repeat(100));
    sample.setFont(get());
    return sample.getLayoutBounds().getWidth() / 100;
  }
}

package lockmap.console.chart;

import java.util.Locale;

/**
 * The colours of lines, after Okabe and Ito: those who see fewer colours than most tell them apart
 * too. Which shade each has in light and in dark is up to the style sheet.
 */
public enum Hue {
  BLUE,
  ORANGE,
  GREEN,
  PURPLE,
  RED,
  GRAY;

  /** The class by which the style sheet knows it. */
  public String styleClass() {
    return "hue-" + name().toLowerCase(Locale.ROOT);
  }
}

package lockmap.console.session;

/** What marks a window, so that production is not taken for a playground. */
public enum ProfileColour {
  GRAY,
  BLUE,
  GREEN,
  YELLOW,
  ORANGE,
  RED,
  PURPLE,
  PINK
}

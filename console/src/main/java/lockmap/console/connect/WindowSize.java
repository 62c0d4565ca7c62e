package lockmap.console.connect;

/**
 * How large the console's window is.
 *
 * @param width in pixels of the desktop
 * @param height in pixels of the desktop
 * @param maximized whether it takes all of the screen, and has this size only else
 */
public record WindowSize(double width, double height, boolean maximized) {

  /** What a window has at first. */
  public static final WindowSize FIRST = new WindowSize(1280, 800, false);

  private static final double LEAST = 320;
  private static final double MOST = 16_384;

  /** Brings sizes in which nothing could be seen, or that no screen has, into bounds. */
  public WindowSize {
    width = bounded(width);
    height = bounded(height);
  }

  private static double bounded(double length) {
    return Double.isNaN(length) ? LEAST : Math.clamp(length, LEAST, MOST);
  }
}

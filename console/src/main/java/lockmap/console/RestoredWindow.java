package lockmap.console;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import lockmap.console.connect.WindowSize;

/**
 * Gives a window the size that it had in the last run, as far as the screen has room, and says what
 * size it has since. Belongs to the JavaFX thread.
 */
final class RestoredWindow implements AutoCloseable {

  private final Stage stage;
  private final Consumer<WindowSize> changed;
  private final double width;
  private final double height;
  private WindowSize told;
  private WindowSize seen;

  /**
   * Takes a size over.
   *
   * @param kept the size of the last run
   * @param changed told of each other size, once the window has it for a moment
   */
  RestoredWindow(Stage stage, WindowSize kept, Consumer<WindowSize> changed) {
    this.stage = stage;
    this.changed = changed;
    this.told = kept;
    this.seen = kept;
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    width = Math.min(kept.width(), room.getWidth());
    height = Math.min(kept.height(), room.getHeight());
    stage.setMaximized(kept.maximized());
  }

  /** How wide the window's content is to be, in pixels of the desktop. */
  double width() {
    return width;
  }

  /** How high the window's content is to be, in pixels of the desktop. */
  double height() {
    return height;
  }

  /**
   * Looks at the window. A size counts only when it was there the last time too: while a window is
   * being maximized it may have its new size already and not say that it is maximized.
   */
  void tick() {
    if (!stage.isShowing() || stage.isIconified()) {
      return;
    }
    WindowSize now = size();
    boolean stays = now.equals(seen);
    seen = now;
    if (stays) {
      tell(now);
    }
  }

  /** Tells of a size that came so late that no tick has seen it twice. */
  @Override
  public void close() {
    if (!stage.isIconified()) {
      tell(size()); // which a window has even after it is hidden
    }
  }

  private WindowSize size() {
    return stage.isMaximized()
        ? new WindowSize(told.width(), told.height(), true)
        : new WindowSize(stage.getScene().getWidth(), stage.getScene().getHeight(), false);
  }

  private void tell(WindowSize now) {
    boolean cut = now.equals(new WindowSize(width, height, false)); // by a smaller screen
    if (!now.equals(told) && !cut) {
      told = now;
      changed.accept(now);
    }
  }
}

package lockmap.console.palette;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import lockmap.console.ui.Stylesheet;
import org.jspecify.annotations.Nullable;

/**
 * A layer over the window that shows one panel at a time and keeps the keyboard to it. Escape and a
 * press beside the panel close it, and the keyboard goes back to where it was.
 */
public final class Overlay extends StackPane {

  private static final Insets AROUND = new Insets(72, 24, 48, 24);

  private final Region scrim = new Region();
  private @Nullable Node before;
  private Runnable closed = () -> {};

  /** Shows nothing yet. */
  public Overlay() {
    setId("overlay");
    getStyleClass().add("overlay");
    getStylesheets().add(Stylesheet.of(Overlay.class, "palette.css"));
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    scrim.getStyleClass().add("scrim");
    scrim.setOnMousePressed(_ -> close());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Whether a panel is shown. */
  public boolean isOpen() {
    return isVisible();
  }

  /**
   * Shows a panel in place of the one that is shown, if there is one.
   *
   * @param focus what in it gets the keyboard
   * @param whenClosed called when it is shown no more
   */
  void show(Node panel, Node focus, Runnable whenClosed) {
    if (isOpen()) {
      closed.run();
    } else {
      before = getScene().getFocusOwner();
    }
    closed = whenClosed;
    setMargin(panel, AROUND);
    getChildren().setAll(scrim, panel);
    setVisible(true);
    focus.requestFocus();
  }

  /** Shows nothing any more. */
  void close() {
    if (!isOpen()) {
      return;
    }
    setVisible(false);
    getChildren().clear();
    closed.run();
    closed = () -> {};
    if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  /** What lies beneath hears nothing of what is pressed here. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
    }
    event.consume();
  }
}

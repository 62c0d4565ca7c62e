package lockmap.console.value;

import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import lockmap.console.ui.Presence;

/**
 * Rows of lines side by side, all as high as each other, of which only those in sight are drawn.
 * Sideways, all columns scroll together: by the bar below, by the left and right arrow keys, or
 * with a pointer.
 *
 * @param <R> what a row is
 */
final class RowsView<R> extends BorderPane {

  private static final double ROW_HEIGHT = 24;
  private static final int ROWS_ABOVE = 3;

  /** What a line loses to its number, a scroll bar and the space around, in pixels. */
  private static final double GUTTER = 70;

  /** How many columns an arrow key goes. */
  private static final int STEP = 8;

  private final ListView<R> list = new ListView<>();
  private final ScrollBar bar = new ScrollBar();
  private final Sight sight = new Sight();
  private final double characterWidth = CodeFont.characterWidth();
  private int longest;
  private int sides = 1;

  /**
   * No rows yet.
   *
   * @param name what a screen reader calls the rows
   * @param cell makes a cell that draws what is in sight
   */
  RowsView(String name, Function<Sight, ListCell<R>> cell) {
    list.setAccessibleText(name);
    list.getStyleClass().add("rows");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(of -> cell.apply(sight));
    bar.setOrientation(Orientation.HORIZONTAL);
    bar.setUnitIncrement(STEP);
    bar.setFocusTraversable(false);
    Presence.where(bar, bar.maxProperty().greaterThan(0));
    bar.setMax(0);
    bar.valueProperty().addListener((of, before, now) -> sight.firstProperty().set(now.intValue()));
    list.widthProperty().addListener((of, before, now) -> measure());
    setCenter(list);
    setBottom(bar);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    list.addEventFilter(ScrollEvent.SCROLL, this::scroll);
  }

  /**
   * Shows rows, from their beginning.
   *
   * @param most how many characters the longest line has
   * @param beside how many lines stand side by side in a row
   */
  void show(ObservableList<R> rows, int most, int beside) {
    longest = most;
    sides = beside;
    list.setItems(rows);
    bar.setValue(0);
    measure();
  }

  private void measure() {
    sight.countProperty().set((int) Math.ceil(list.getWidth() / characterWidth));
    int seen = Math.max(1, (int) ((list.getWidth() / sides - GUTTER) / characterWidth));
    // The bar goes on until the end of the longest line is well inside the window.
    bar.setMax(longest > seen ? longest - seen * 3 / 4 : 0);
    bar.setValue(Math.min(bar.getValue(), bar.getMax()));
    bar.setVisibleAmount(Math.min(seen, bar.getMax() / 2));
    bar.setBlockIncrement(seen);
  }

  /** Brings a row into sight, with some above it, and selects it. */
  void reveal(int row) {
    list.getSelectionModel().clearAndSelect(row);
    list.getFocusModel().focus(row);
    list.scrollTo(Math.max(0, row - ROWS_ABOVE));
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.RIGHT && !event.isAltDown()) {
      bar.increment();
    } else if (event.getCode() == KeyCode.LEFT && !event.isAltDown()) {
      bar.decrement();
    } else {
      return;
    }
    event.consume();
  }

  private void scroll(ScrollEvent event) {
    double sideways =
        event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
    if (sideways != 0 && bar.isVisible()) {
      bar.setValue(Math.clamp(bar.getValue() - Math.signum(sideways) * STEP, 0, bar.getMax()));
      event.consume();
    }
  }
}

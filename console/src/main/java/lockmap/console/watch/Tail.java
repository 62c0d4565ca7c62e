package lockmap.console.watch;

import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest row of a table in sight until the operator looks elsewhere, and what they look
 * at in its place while older rows are dropped above it.
 */
final class Tail {

  private final TableView<Row> table;
  private final BooleanProperty following;
  private @Nullable ScrollBar bar;

  /**
   * Takes care of a table from now on.
   *
   * @param following whether the newest row is to stay in sight
   */
  Tail(TableView<Row> table, BooleanProperty following) {
    this.table = table;
    this.following = following;
    table.getItems().addListener((ListChangeListener<Row>) this::changed);
    following.subscribe(this::keep);
    table.skinProperty().subscribe(_ -> watchBar());
    table.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
  }

  private void changed(ListChangeListener.Change<? extends Row> change) {
    int gone = 0;
    while (change.next()) {
      gone += change.getFrom() == 0 ? change.getRemovedSize() : 0;
    }
    if (following.get()) {
      keep();
    } else if (gone > 0 && !table.getItems().isEmpty()) {
      hold();
    }
  }

  private void keep() {
    if (following.get() && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.setCellCount(table.getItems().size()); // the table tells it no sooner than it is drawn
      flow.setPosition(1);
    }
  }

  /**
   * The first cell shows the row that was there when the table was last drawn, however often it has
   * changed since.
   */
  private void hold() {
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null) {
      int at = Math.min(flow.getFirstVisibleCell().getIndex(), table.getItems().size() - 1);
      Object top = flow.getFirstVisibleCell().getItem();
      while (at > 0 && !table.getItems().get(at).equals(top)) {
        at--;
      }
      table.scrollTo(Math.max(0, at));
    }
  }

  private void watchBar() {
    for (Node node : table.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar found && found.getOrientation() == Orientation.VERTICAL) {
        bar = found;
        found.valueProperty().addListener((_, _, now) -> moved(found, now.doubleValue()));
        found.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> following.set(false));
      }
    }
  }

  /** Whoever scrolls down to the end wants to stay there. */
  private void moved(ScrollBar moved, double value) {
    if (moved.isVisible() && !moved.isPressed() && value >= moved.getMax()) {
      following.set(true);
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() > 0 && bar != null && bar.isVisible()) {
      following.set(false);
    }
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> following.set(false);
      case END -> following.set(true);
      default -> {}
    }
  }

  private void clicked(MouseEvent event) {
    Node at = event.getTarget() instanceof Node target ? target : null;
    while (at != null && !(at instanceof TableRow<?>)) {
      at = at.getParent();
    }
    if (at instanceof TableRow<?> row && !row.isEmpty()) {
      following.set(false);
    }
  }
}

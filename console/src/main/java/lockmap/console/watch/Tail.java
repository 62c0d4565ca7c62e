package lockmap.console.watch;

import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
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
  private final Runnable drawn = this::noteTop;
  private @Nullable ScrollBar bar;

  /** The row on top, as it was drawn last and counted on since. */
  private int top;

  /**
   * Takes care of a table from now on.
   *
   * @param following whether the newest row is to stay in sight
   */
  Tail(TableView<Row> table, BooleanProperty following) {
    this.table = table;
    this.following = following;
    table.getItems().addListener((ListChangeListener<Row>) this::changed);
    following.subscribe(on -> {
      if (on) {
        keep();
      }
    });
    table.skinProperty().subscribe(_ -> watchBar());
    table.sceneProperty().subscribe(this::moveTo);
    moveTo(null, table.getScene());
    table.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
  }

  private void changed(ListChangeListener.Change<? extends Row> change) {
    int gone = 0;
    while (change.next()) {
      gone += change.getFrom() == 0 ? change.getRemovedSize() : 0;
    }
    top = Math.max(0, top - gone);
    if (following.get() || gone > 0) {
      keep();
    }
  }

  /** Shows the newest row, or the one that was on top. */
  private void keep() {
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.setCellCount(table.getItems().size()); // the table tells it no sooner than it is drawn
      if (following.get()) {
        flow.setPosition(1);
      } else {
        flow.scrollToTop(top);
      }
    }
  }

  private void moveTo(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.removePostLayoutPulseListener(drawn);
    }
    if (now != null) {
      now.addPostLayoutPulseListener(drawn);
    }
  }

  /**
   * Asked only when everything is laid out: in between, the cells are those of the last time and
   * the rows are not. A row that is on top can have a sliver of the one before above it, for places
   * are rounded, so the nearest counts.
   */
  private void noteTop() {
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      IndexedCell<?> first = flow.getFirstVisibleCell();
      if (first != null) {
        top = first.getIndex() + (first.getLayoutY() < -first.getHeight() / 2 ? 1 : 0);
      }
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

package lockmap.console.watch;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** What a row is, as a badge. */
final class BadgeCell extends TableCell<Row, Row> {

  private final Badge badge = new Badge();

  BadgeCell() {
    getStyleClass().add("event");
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
    } else {
      badge.show(row);
      setGraphic(badge);
    }
  }
}

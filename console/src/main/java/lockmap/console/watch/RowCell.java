package lockmap.console.watch;

import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** One part of a row as text. */
class RowCell extends TableCell<Row, Row> {

  private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

  private final Function<Row, String> text;

  /**
   * A cell of a column.
   *
   * @param style the class of its style
   * @param text what it says of a row
   */
  RowCell(String style, Function<Row, String> text) {
    this.text = text;
    getStyleClass().add(style);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    setText(empty || row == null ? null : text.apply(row));
    pseudoClassStateChanged(NONE, row instanceof Row.Event event && event.value() == null);
  }
}

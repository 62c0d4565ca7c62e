package lockmap.console.watch;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumnBase;
import org.jspecify.annotations.Nullable;

/** The key of a row; what a mark tells reaches over the column of values too. */
final class KeyCell extends RowCell {

  private static final PseudoClass LOSS = PseudoClass.getPseudoClass("loss");
  private static final double PADDING = 8;

  private final Label sentence = new Label();
  private final TableColumnBase<?, ?> values;

  /** What keeps a key within its cell. */
  private @Nullable Node clip;

  KeyCell(TableColumnBase<?, ?> values) {
    super("key", RowText::key);
    this.values = values;
    sentence.getStyleClass().add("mark-text");
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    if (row instanceof Row.Mark mark) {
      setText(null);
      sentence.setText(mark.text());
      sentence.pseudoClassStateChanged(LOSS, mark.kind().isLoss());
      setGraphic(sentence);
    } else {
      setGraphic(null);
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (clip == null) {
      clip = getClip();
    }
    boolean wide = getGraphic() != null;
    setClip(wide ? null : clip);
    if (wide) {
      sentence.resizeRelocate(
          PADDING, 0, getWidth() + values.getWidth() - 2 * PADDING, getHeight());
    }
  }
}

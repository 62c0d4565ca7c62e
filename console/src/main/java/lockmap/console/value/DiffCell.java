package lockmap.console.value;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import lockmap.console.value.LineStrip.Tone;
import org.jspecify.annotations.Nullable;

/** A row of two texts side by side. */
final class DiffCell extends ListCell<DiffModel.Row> {

  private final LineStrip left;
  private final LineStrip right;
  private final HBox both;

  DiffCell(Sight sight) {
    left = new LineStrip(sight);
    right = new LineStrip(sight);
    both = new HBox(left, right);
    both.setMinWidth(0);
    both.getStyleClass().add("line-row");
    getStyleClass().add("line-cell");
    setGraphic(both);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // The row is as wide as the list, however long its lines are.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(DiffModel.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    // One that came and went would be drawn without its style sheet at times.
    both.setVisible(!empty);
    if (empty || row == null) {
      setAccessibleText(null);
      return;
    }
    boolean changed = row.change() >= 0;
    WordDiff words = row.words();
    left.show(
        row.left(), changed ? Tone.REMOVED : Tone.SAME, words.left(), remark(row, row.left()));
    right.show(
        row.right(), changed ? Tone.ADDED : Tone.SAME, words.right(), remark(row, row.right()));
    setAccessibleText(spoken(row));
  }

  /** A line break is worth a word where it is what differs, or where it is missing. */
  private static String remark(DiffModel.Row row, @Nullable Numbered of) {
    if (of == null || row.change() < 0) {
      return "";
    }
    String own = Lines.breakOf(of.text());
    Numbered left = row.left();
    Numbered right = row.right();
    boolean differs =
        left != null
            && right != null
            && !Lines.breakOf(left.text()).equals(Lines.breakOf(right.text()));
    return differs || own.isEmpty() ? Glyphs.nameOfBreak(own) : "";
  }

  private static String spoken(DiffModel.Row row) {
    if (row.change() < 0) {
      return spoken("", row.left());
    }
    return String.join(
        "; ",
        List.of(spoken("removed", row.left()), spoken("added", row.right())).stream()
            .filter(words -> !words.isEmpty())
            .toList());
  }

  private static String spoken(String how, @Nullable Numbered line) {
    return line == null
        ? ""
        : (how + " line " + line.number() + ": " + Lines.withoutBreak(line.text())).strip();
  }
}

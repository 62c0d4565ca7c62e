package lockmap.console.batch;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of an operation, in words and in colour. */
final class AnswerCell extends TableCell<Row, @Nullable Answer> {

  private final FontIcon icon = new FontIcon();

  AnswerCell() {
    getStyleClass().add("answer");
  }

  @Override
  protected void updateItem(@Nullable Answer answer, boolean empty) {
    super.updateItem(answer, empty);
    for (Answer.Kind kind : Answer.Kind.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)),
          answer != null && answer.kind() == kind);
    }
    setText(answer == null ? "" : answer.words());
    setGraphic(answer == null ? null : icon);
    setTooltip(answer == null ? null : new Tooltip(answer.words()));
    if (answer != null) {
      icon.setIconCode(icon(answer.kind()));
    }
  }

  private static Feather icon(Answer.Kind kind) {
    return switch (kind) {
      case DONE -> Feather.CHECK;
      case NOTHING -> Feather.MINUS;
      case FAILED -> Feather.X;
    };
  }
}

package lockmap.console.batch;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import lockmap.console.ui.Presence;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line that says what became of the batch; else it takes no room. */
final class ResultBar extends HBox {

  private final FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
  private final Label headline = new Label();
  private final Label detail = new Label();
  private final Label old = new Label("Edited since");

  ResultBar(BatchModel model) {
    setId("batch-result");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("result-bar");
    headline.setId("batch-result-headline");
    headline.getStyleClass().add("headline");
    headline.setMinWidth(USE_PREF_SIZE);
    detail.setId("batch-result-detail");
    detail.setWrapText(true);
    detail.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    detail.setMaxWidth(Double.MAX_VALUE);
    old.setId("batch-old");
    old.getStyleClass().add("old");
    old.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(icon, headline, detail, old);
    model.resultProperty().subscribe(this::show);
    Presence.where(this, model.resultProperty().isNotNull().and(model.asJsonProperty().not()));
    model
        .oldProperty()
        .subscribe(edited -> {
          old.setVisible(edited);
          old.setManaged(edited);
        });
  }

  private void show(@Nullable Result result) {
    if (result == null) {
      return;
    }
    for (Result.Kind kind : Result.Kind.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), result.kind() == kind);
    }
    icon.setIconCode(icon(result.kind()));
    headline.setText(result.headline());
    detail.setText(result.detail());
    setAccessibleText(result.headline() + ". " + result.detail());
  }

  private static Feather icon(Result.Kind kind) {
    return switch (kind) {
      case DONE -> Feather.CHECK_CIRCLE;
      case PARTLY -> Feather.ALERT_CIRCLE;
      case UNCHANGED -> Feather.ROTATE_CCW;
      case UNKNOWN -> Feather.HELP_CIRCLE;
    };
  }
}

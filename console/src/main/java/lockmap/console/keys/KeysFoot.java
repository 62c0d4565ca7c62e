package lockmap.console.keys;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import lockmap.console.ui.Buttons;
import org.kordamp.ikonli.feather.Feather;

/** The line under the rows: how many there are or are chosen, and how far loading has come. */
final class KeysFoot extends HBox {

  /** What is quicker than so many ticks needs no bar. */
  private static final int QUICK = 3;

  private final KeysModel model;
  private final Label summary = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button matching;
  private final Button all;
  private final Button cancel;
  private int waited;

  KeysFoot(KeysModel model) {
    this.model = model;
    this.matching =
        Buttons.labelled(
            "keys-select-matching",
            Feather.CHECK_SQUARE,
            "Select all matching",
            model.selection()::allMatching);
    this.all = Buttons.labelled("keys-load-all", Feather.CHEVRONS_DOWN, "Load all", model::loadAll);
    this.cancel = Buttons.labelled("keys-cancel", Feather.X, "Cancel", model::cancelLoading);
    setId("keys-foot");
    getStyleClass().add("keys-foot");
    setAlignment(Pos.CENTER_LEFT);
    summary.setId("keys-summary");
    summary.getStyleClass().add(Styles.TEXT_MUTED);
    progress.setId("keys-progress");
    progress.setAccessibleText("Loading keys");
    for (Button button : new Button[] {matching, all, cancel}) {
      button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
      button.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(summary, progress, new Spacer(), matching, all, cancel);
    model.beatProperty().subscribe(_ -> show());
    model.selection().versionProperty().subscribe(_ -> show());
  }

  private void show() {
    waited = model.loadingProperty().get() ? waited + 1 : 0;
    boolean loading = waited >= QUICK;
    int chosen = model.selection().count();
    boolean everything = model.selection().matchingProperty().get();
    long count = model.matchingProperty().get();
    int rows = model.rows().size();
    boolean more = model.begunProperty().get() && !model.isComplete();
    summary.setText(words(loading, everything, chosen, rows, count));
    progress.setProgress(loading && count > 0 ? Math.min(1, (double) rows / count) : 0);
    shown(progress, loading);
    shown(cancel, loading);
    shown(all, more && !loading && chosen < 2 && !everything);
    matching.setText(
        count < 0 ? "Select all matching" : "Select all %,d matching".formatted(count));
    matching.setAccessibleText(matching.getText());
    shown(matching, chosen > 1 && !everything && !loading);
  }

  private static String words(
      boolean loading, boolean everything, int chosen, int rows, long count) {
    if (loading) {
      return "Loading, %,d rows so far".formatted(rows);
    }
    if (everything) {
      return count < 0
          ? "All that matches is selected"
          : "All %,d matching selected".formatted(count);
    }
    if (chosen > 1) {
      return "%,d selected".formatted(chosen);
    }
    return rows == 0 ? "" : rows == 1 ? "1 row" : "%,d rows".formatted(rows);
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}

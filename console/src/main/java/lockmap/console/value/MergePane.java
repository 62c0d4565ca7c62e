package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lockmap.console.ui.Buttons;
import lockmap.console.ui.Presence;
import lockmap.console.ui.Stylesheet;
import lockmap.console.value.MergeModel.Choice;
import lockmap.console.value.MergeModel.Heading;
import lockmap.console.value.MergeModel.Line;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * Two changes of one text brought together: theirs, the result and mine side by side, and above
 * each conflict what can be done about it. F7 and Shift+F7 go from conflict to conflict; Alt with
 * T, B or M takes theirs, both or mine. Belongs to the JavaFX application thread.
 */
final class MergePane extends BorderPane {

  static final PseudoClass RESOLVED = PseudoClass.getPseudoClass("resolved");

  private static final double ROOM_FOR_TAKES = 640;

  private final Label summary = new Label();
  private final VBox top = new VBox();
  private final HBox takes;
  private final ToggleButton showBase =
      Buttons.toggle("show-base", Feather.COLUMNS, "Show the text before both changes");
  private final RowsView<MergeModel.Row> rows;
  private final ChangeListener<Number> follow = (of, before, now) -> reveal();
  private MergeModel model = new MergeModel(Merge.of("", "", ""));

  MergePane() {
    getStyleClass().add("merge-pane");
    getStylesheets().add(Stylesheet.of(MergePane.class, "diff.css"));
    rows =
        new RowsView<>(
            "Merge", sight -> new MergeCell(sight, () -> model, showBase.selectedProperty()));
    takes =
        new HBox(
            take("take-theirs", Feather.CHEVRONS_RIGHT, "Take theirs", "Alt+T", Choice.THEIRS),
            take("take-both", Feather.CODE, "Take both", "Alt+B", Choice.BOTH),
            take("take-mine", Feather.CHEVRONS_LEFT, "Take mine", "Alt+M", Choice.MINE));
    takes.getStyleClass().add("takes");
    // Where there is no room, what stands above each conflict does as well.
    Presence.where(takes, widthProperty().greaterThan(ROOM_FOR_TAKES));
    summary.getStyleClass().add("summary");
    summary.setMinWidth(0);
    HBox bar =
        new HBox(
            summary,
            new Spacer(),
            takes,
            Buttons.icon(
                "previous-conflict",
                Feather.ARROW_UP,
                "Previous conflict (Shift+F7)",
                () -> model.previous()),
            Buttons.icon(
                "next-conflict", Feather.ARROW_DOWN, "Next conflict (F7)", () -> model.next()),
            showBase);
    bar.getStyleClass().add("pane-bar");
    top.getChildren().add(bar);
    setTop(top);
    setCenter(rows);
    showBase.selectedProperty().addListener((of, before, now) -> showRows());
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  /** Shows a merge, at its first conflict. */
  void show(MergeModel shown) {
    model.currentProperty().removeListener(follow);
    model = shown;
    model.currentProperty().addListener(follow);
    summary
        .textProperty()
        .bind(Bindings.createStringBinding(this::said, model.unresolvedProperty()));
    takes.setDisable(model.conflicts() == 0);
    showRows();
    reveal();
  }

  private void showRows() {
    if (top.getChildren().size() > 1) {
      top.getChildren().removeLast();
    }
    top.getChildren()
        .add(
            showBase.isSelected()
                ? DiffPane.titles("Before", "Theirs", "Result", "Mine")
                : DiffPane.titles("Theirs", "Result", "Mine"));
    rows.show(
        model.rows(),
        model.rows().stream().map(MergePane::length).reduce(0, Math::max),
        showBase.isSelected() ? 4 : 3);
  }

  private static int length(MergeModel.Row row) {
    return switch (row) {
      case Heading _ -> 0;
      case Line line ->
          Stream.of(line.theirs(), line.result(), line.mine(), line.base())
              .map(DiffPane::length)
              .reduce(0, Math::max);
    };
  }

  private void reveal() {
    int current = model.currentProperty().get();
    if (current >= 0) {
      rows.reveal(model.rowOf(current));
    }
  }

  private String said() {
    int open = model.unresolvedProperty().get();
    String coarse =
        model.coarse()
            ? " The texts are very unlike, so conflicts may be larger than need be."
            : "";
    if (model.conflicts() == 0) {
      return "Both changes fit together: there is nothing to choose." + coarse;
    }
    return open == 0
        ? "All conflicts are resolved." + coarse
        : "%d of %d %s left to resolve."
                .formatted(
                    open, model.conflicts(), model.conflicts() == 1 ? "conflict" : "conflicts")
            + coarse;
  }

  /** What a choice came to, behind a colon. */
  static String words(Choice choice) {
    return switch (choice) {
      case NONE -> "not resolved";
      case MINE -> "mine was taken";
      case THEIRS -> "theirs was taken";
      case BOTH -> "both were taken, mine first";
    };
  }

  private void take(Choice choice) {
    int current = model.currentProperty().get();
    if (current >= 0) {
      model.choose(current, choice);
      reveal();
    }
  }

  private Button take(String id, Ikon icon, String name, String key, Choice choice) {
    Button button = Buttons.labelled(id, icon, name, () -> take(choice));
    button.setTooltip(new Tooltip(name + " (" + key + ")"));
    return button;
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case F7 -> {
        if (event.isShiftDown()) {
          model.previous();
        } else {
          model.next();
        }
      }
      case T, B, M -> {
        if (!event.isAltDown()) {
          return;
        }
        take(
            event.getCode() == KeyCode.T
                ? Choice.THEIRS
                : event.getCode() == KeyCode.B ? Choice.BOTH : Choice.MINE);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}

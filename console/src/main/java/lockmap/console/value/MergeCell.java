package lockmap.console.value;

import atlantafx.base.controls.Spacer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import lockmap.console.value.LineStrip.Tone;
import lockmap.console.value.Merge.Origin;
import lockmap.console.value.MergeModel.Choice;
import lockmap.console.value.MergeModel.Heading;
import lockmap.console.value.MergeModel.Line;
import org.jspecify.annotations.Nullable;

/** A row of the three-way view: lines side by side, or what can be done about a conflict. */
final class MergeCell extends ListCell<MergeModel.Row> {

  private final Supplier<MergeModel> model;
  private final ObservableBooleanValue withBase;
  private final LineStrip base;
  private final LineStrip theirs;
  private final LineStrip result;
  private final LineStrip mine;
  private final HBox lines = new HBox();
  private final HBox heading = new HBox();
  private final Label title = new Label();
  private int conflict;

  MergeCell(Sight sight, Supplier<MergeModel> model, ObservableBooleanValue withBase) {
    this.model = model;
    this.withBase = withBase;
    base = new LineStrip(sight);
    theirs = new LineStrip(sight);
    result = new LineStrip(sight);
    mine = new LineStrip(sight);
    lines.getStyleClass().add("line-row");
    heading.getStyleClass().add("conflict-heading");
    title.setMinWidth(0);
    heading
        .getChildren()
        .addAll(
            title,
            new Spacer(),
            button("Take theirs", Choice.THEIRS),
            button("Take both", Choice.BOTH),
            button("Take mine", Choice.MINE));
    getStyleClass().add("line-cell");
    lines.setMinWidth(0);
    setGraphic(new StackPane(lines, heading));
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    withBase.addListener((of, before, now) -> updateItem(getItem(), isEmpty()));
    // The row is as wide as the list, however long its lines are.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(MergeModel.@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    // Nodes that came and went would be drawn without their style sheet at times.
    lines.setVisible(row instanceof Line);
    heading.setVisible(row instanceof Heading);
    if (empty || row == null) {
      setAccessibleText(null);
      return;
    }
    switch (row) {
      case Heading shown -> show(shown);
      case Line shown -> show(shown);
    }
  }

  private void show(Heading shown) {
    conflict = shown.conflict();
    title.setText(
        "Conflict %d of %d: %s"
            .formatted(conflict + 1, model.get().conflicts(), MergePane.words(shown.choice())));
    heading.pseudoClassStateChanged(MergePane.RESOLVED, shown.choice() != Choice.NONE);
    setAccessibleText(title.getText());
  }

  private void show(Line line) {
    boolean contested = line.conflict() >= 0;
    Origin origin = line.origin();
    boolean byTheirs = contested || origin == Origin.THEIRS || origin == Origin.BOTH;
    boolean byMine = contested || origin == Origin.MINE || origin == Origin.BOTH;
    base.show(line.base(), Tone.SAME, List.of(), "");
    theirs.show(line.theirs(), byTheirs ? Tone.THEIRS : Tone.SAME, List.of(), "");
    result.show(line.result(), tone(line), List.of(), "");
    mine.show(line.mine(), byMine ? Tone.MINE : Tone.SAME, List.of(), "");
    List<LineStrip> columns = new ArrayList<>(List.of(theirs, result, mine));
    if (withBase.get()) {
      columns.addFirst(base);
    }
    if (!lines.getChildren().equals(columns)) {
      lines.getChildren().setAll(columns);
    }
    Numbered spoken = line.result();
    setAccessibleText(spoken == null ? "no line" : Lines.withoutBreak(spoken.text()));
  }

  private static Tone tone(Line line) {
    return switch (line.origin()) {
      case NEITHER -> line.conflict() >= 0 ? Tone.OPEN : Tone.SAME;
      case MINE -> Tone.MINE;
      case THEIRS -> Tone.THEIRS;
      case BOTH -> Tone.BOTH;
    };
  }

  private Button button(String name, Choice choice) {
    Button button = new Button(name);
    button.getStyleClass().addAll("take", "take-" + choice.name().toLowerCase(Locale.ROOT));
    // The keyboard has the same buttons above the rows, for the conflict that it is at.
    button.setFocusTraversable(false);
    button.setAccessibleText(name);
    button.setOnAction(event -> model.get().choose(conflict, choice));
    return button;
  }
}

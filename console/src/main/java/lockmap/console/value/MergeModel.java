package lockmap.console.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lockmap.console.value.Merge.Conflict;
import lockmap.console.value.Merge.Hunk;
import lockmap.console.value.Merge.Origin;
import lockmap.console.value.Merge.Settled;
import org.jspecify.annotations.Nullable;

/**
 * A merge that somebody is deciding on, conflict by conflict. Conflicts count from 0. Belongs to
 * the JavaFX application thread.
 */
final class MergeModel {

  /** What becomes of a conflict. */
  enum Choice {
    /** Nothing yet: until then the result has the lines that stood there before. */
    NONE,
    MINE,
    THEIRS,
    /** The lines of both, mine first. */
    BOTH
  }

  /** One row of the three-way view. */
  sealed interface Row {}

  /** Stands above the lines of a conflict. */
  record Heading(int conflict, Choice choice) implements Row {}

  /**
   * Lines side by side; none where a side has no line there.
   *
   * @param conflict the conflict it belongs to, or -1
   * @param origin who changed it; of a conflict, whose lines the result has
   */
  record Line(
      int conflict,
      Origin origin,
      @Nullable Numbered theirs,
      @Nullable Numbered result,
      @Nullable Numbered mine,
      @Nullable Numbered base)
      implements Row {}

  private final Merge merge;
  private final Choice[] choices;
  private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper unresolved = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);
  private final ObservableList<Row> rows = FXCollections.observableArrayList();

  MergeModel(Merge merge) {
    this.merge = merge;
    this.choices =
        new Choice[(int) merge.hunks().stream().filter(Conflict.class::isInstance).count()];
    Arrays.fill(choices, Choice.NONE);
    refresh();
    current.set(choices.length == 0 ? -1 : 0);
  }

  /** The text as the choices stand. It is fit to be saved once nothing is unresolved. */
  ReadOnlyStringProperty resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** How many conflicts nobody has chosen for yet. */
  ReadOnlyIntegerProperty unresolvedProperty() {
    return unresolved.getReadOnlyProperty();
  }

  /** The conflict that the keyboard is at, or -1 where there is none. */
  ReadOnlyIntegerProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** All of the text as rows; each choice replaces those of its conflict. */
  ObservableList<Row> rows() {
    return rows;
  }

  int conflicts() {
    return choices.length;
  }

  boolean coarse() {
    return merge.coarse();
  }

  Choice choice(int conflict) {
    return choices[conflict];
  }

  /** Chooses for one conflict, which may have been chosen for before, and makes it the current. */
  void choose(int conflict, Choice choice) {
    choices[conflict] = choice;
    current.set(conflict);
    refresh();
  }

  /** Moves to the next conflict, from the last to the first. */
  void next() {
    step(1);
  }

  /** Moves to the conflict before, from the first to the last. */
  void previous() {
    step(-1);
  }

  /** Where the heading of a conflict is among the rows. */
  int rowOf(int conflict) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row) instanceof Heading heading && heading.conflict == conflict) {
        return row;
      }
    }
    throw new IndexOutOfBoundsException("conflict " + conflict + " of " + choices.length);
  }

  private void step(int by) {
    if (choices.length > 0) {
      current.set(Math.floorMod(current.get() + by, choices.length));
    }
  }

  private void refresh() {
    Rows drawn = new Rows();
    StringBuilder text = new StringBuilder();
    int conflict = 0;
    for (Hunk hunk : merge.hunks()) {
      switch (hunk) {
        case Settled settled -> {
          settled.lines().forEach(text::append);
          drawn.add(settled);
        }
        case Conflict open -> {
          List<String> chosen = chosen(open, choices[conflict]);
          chosen.forEach(text::append);
          drawn.add(open, conflict, choices[conflict], chosen);
          conflict++;
        }
      }
    }
    rows.setAll(drawn.rows);
    unresolved.set((int) Arrays.stream(choices).filter(c -> c == Choice.NONE).count());
    result.set(text.toString());
  }

  private static List<String> chosen(Conflict conflict, Choice choice) {
    return switch (choice) {
      case NONE -> conflict.base();
      case MINE -> conflict.mine();
      case THEIRS -> conflict.theirs();
      case BOTH -> both(conflict.mine(), conflict.theirs());
    };
  }

  private static List<String> both(List<String> mine, List<String> theirs) {
    List<String> lines = new ArrayList<>(mine);
    if (!mine.isEmpty() && !theirs.isEmpty() && Lines.breakOf(mine.getLast()).isEmpty()) {
      // The last line of a text may have no line break, and two lines must not become one.
      String kind = Lines.breakOf(theirs.getFirst());
      lines.set(lines.size() - 1, mine.getLast() + (kind.isEmpty() ? "\n" : kind));
    }
    lines.addAll(theirs);
    return lines;
  }

  private static final class Rows {
    private final List<Row> rows = new ArrayList<>();
    private int theirs = 1;
    private int result = 1;
    private int mine = 1;
    private int base = 1;

    void add(Settled hunk) {
      List<String> byTheirs = hunk.origin() == Origin.MINE ? hunk.base() : hunk.lines();
      List<String> byMine = hunk.origin() == Origin.THEIRS ? hunk.base() : hunk.lines();
      add(-1, hunk.origin(), byTheirs, hunk.lines(), byMine, hunk.base());
    }

    void add(Conflict hunk, int conflict, Choice choice, List<String> chosen) {
      rows.add(new Heading(conflict, choice));
      Origin origin =
          switch (choice) {
            case NONE -> Origin.NEITHER;
            case MINE -> Origin.MINE;
            case THEIRS -> Origin.THEIRS;
            case BOTH -> Origin.BOTH;
          };
      add(conflict, origin, hunk.theirs(), chosen, hunk.mine(), hunk.base());
    }

    private void add(
        int conflict,
        Origin origin,
        List<String> byTheirs,
        List<String> chosen,
        List<String> byMine,
        List<String> before) {
      int height =
          Math.max(
              Math.max(byTheirs.size(), byMine.size()), Math.max(chosen.size(), before.size()));
      for (int at = 0; at < height; at++) {
        rows.add(
            new Line(
                conflict,
                origin,
                Numbered.of(byTheirs, at, theirs),
                Numbered.of(chosen, at, result),
                Numbered.of(byMine, at, mine),
                Numbered.of(before, at, base)));
      }
      theirs += byTheirs.size();
      result += chosen.size();
      mine += byMine.size();
      base += before.size();
    }
  }
}

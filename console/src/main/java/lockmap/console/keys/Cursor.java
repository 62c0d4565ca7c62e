package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Moves through the rows as the arrow keys do. The key that it rests on is shown after a moment, so
 * that one who runs through the list asks for nothing on the way. Belongs to the JavaFX thread.
 */
final class Cursor {

  private static final Duration REST = Duration.ofMillis(150);

  private final InstantSource clock;
  private final RowList rows;
  private final Selection selection;
  private final Consumer<String> rested;
  private final ReadOnlyIntegerWrapper moves = new ReadOnlyIntegerWrapper();
  private @Nullable KeyRow resting;
  private Instant since = Instant.MIN;

  /**
   * Is nowhere.
   *
   * @param rested told which key it rests on
   */
  Cursor(InstantSource clock, RowList rows, Selection selection, Consumer<String> rested) {
    this.clock = clock;
    this.rows = rows;
    this.selection = selection;
    this.rested = rested;
  }

  /** Another number whenever its row is to be in sight. */
  ReadOnlyIntegerProperty movesProperty() {
    return moves.getReadOnlyProperty();
  }

  /** Goes to a row and chooses it alone; an index outside of the list is the nearest in it. */
  void to(int index) {
    selection.only(index);
    moved();
  }

  /** Goes to a row and chooses all on the way. */
  void extendTo(int index) {
    selection.upTo(index);
    moved();
  }

  /** Closes the folder that it is on, or goes to the one that its row is in. */
  void left(Browsing browsing) {
    switch (selection.cursor()) {
      case Folder folder when folder.isExpanded() -> browsing.collapse(folder);
      case Folder folder -> toFolder(folder.parent());
      case KeyRow key -> toFolder(key.folder());
      case MoreRow more -> toFolder(more.folder());
      case null -> {}
    }
  }

  /** Opens the folder that it is on, or goes to the first row in it. */
  void right(Browsing browsing) {
    if (selection.cursor() instanceof Folder folder) {
      if (folder.isExpanded()) {
        to(rows.indexOf(folder) + 1);
      } else {
        browsing.expand(folder);
      }
    }
  }

  /** Rests on nothing. */
  void leave() {
    resting = null;
  }

  void tick() {
    KeyRow row = resting;
    if (row != null && !clock.instant().isBefore(since.plus(REST))) {
      resting = null;
      if (rows.has(row)) {
        rested.accept(row.key());
      }
    }
  }

  private void toFolder(@Nullable Folder folder) {
    if (folder != null && rows.has(folder)) {
      to(rows.indexOf(folder));
    }
  }

  private void moved() {
    resting = selection.onlyKey();
    since = clock.instant();
    moves.set(moves.get() + 1);
  }
}

package lockmap.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of a key: expands the folders on the way to it, one page after another, and has
 * patience with a row that is only just coming. Belongs to the JavaFX thread.
 */
final class Revealing {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Browsing browsing;
  private final RowList rows;
  private final IntConsumer found;
  private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
  private @Nullable String sought;
  private Instant since = Instant.MIN;

  /**
   * Seeks nothing.
   *
   * @param found told in which line the key is
   */
  Revealing(InstantSource clock, Browsing browsing, RowList rows, IntConsumer found) {
    this.clock = clock;
    this.browsing = browsing;
    this.rows = rows;
    this.found = found;
  }

  /** The key that was sought and is not among the rows; empty for none. */
  ReadOnlyStringProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** Seeks a key. */
  void begin(String key) {
    missing.set("");
    sought = key;
    since = clock.instant();
    tick();
  }

  /** Seeks nothing any more. */
  void end() {
    missing.set("");
    sought = null;
  }

  void tick() {
    if (sought == null || !browsing.begunProperty().get()) {
      since = clock.instant();
      return;
    }
    String key = sought;
    Folder at = browsing.root();
    while (at.children().get(at.childOf(key)) instanceof Folder inner) {
      browsing.expand(inner);
      at = inner;
    }
    if (at.children().get(key) instanceof KeyRow row) {
      if (rows.has(row)) {
        sought = null;
        found.accept(rows.indexOf(row));
      }
    } else if (at.loading() != Folder.Loading.ASKED
        && clock.instant().isAfter(since.plus(PATIENCE))) {
      sought = null;
      missing.set(key);
    }
  }
}

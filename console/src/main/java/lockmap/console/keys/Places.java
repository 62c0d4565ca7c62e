package lockmap.console.keys;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lockmap.console.connect.Remembered;

/**
 * Keys that the operator comes back to: those that were opened lately, and those with a bookmark.
 * Belongs to the JavaFX thread.
 */
final class Places {

  private final ObservableList<String> recent = FXCollections.observableArrayList();
  private final ObservableList<String> bookmarks = FXCollections.observableArrayList();

  /** Both views are kept, as they hear of changes only as long as somebody holds them. */
  private final ObservableList<String> recentView =
      FXCollections.unmodifiableObservableList(recent);

  private final ObservableList<String> bookmarksView =
      FXCollections.unmodifiableObservableList(bookmarks);
  private final Consumer<Remembered> changed;
  private Remembered remembered = Remembered.NOTHING;

  /**
   * Nothing remembered.
   *
   * @param changed told after each change that the operator makes, so that it can be kept
   */
  Places(Consumer<Remembered> changed) {
    this.changed = changed;
  }

  /** Keys opened lately, the latest first; not to be changed by whoever looks. */
  ObservableList<String> recent() {
    return recentView;
  }

  /** Keys with a bookmark, in the order of marking; not to be changed by whoever looks. */
  ObservableList<String> bookmarks() {
    return bookmarksView;
  }

  /** Whether a key has a bookmark. */
  boolean isBookmarked(String key) {
    return bookmarks.contains(key);
  }

  /** Remembers other keys instead, as where another server is turned to. */
  void replace(Remembered other) {
    remembered = other;
    show(recent, other.recent());
    show(bookmarks, other.bookmarks());
  }

  /**
   * Gives a key a bookmark, or takes it away.
   *
   * @return whether that could be done, as there is room for so many only
   */
  boolean toggleBookmark(String key) {
    if (isBookmarked(key)) {
      become(remembered.unmarked(key));
    } else if (remembered.hasRoom()) {
      become(remembered.marked(key));
    } else {
      return false;
    }
    return true;
  }

  /** Remembers that a key was opened. */
  void opened(String key) {
    if (recent.isEmpty() || !recent.getFirst().equals(key)) {
      become(remembered.opened(key));
    }
  }

  /** Remembers a key by the name that it was given. */
  void renamed(String from, String to) {
    become(
        new Remembered(
            remembered.recent().stream().filter(key -> !key.equals(from)).toList(),
            remembered.bookmarks().stream().map(key -> key.equals(from) ? to : key).toList()));
  }

  /** Forgets which keys were opened lately. */
  void forgetRecent() {
    become(new Remembered(List.of(), remembered.bookmarks()));
  }

  private void become(Remembered next) {
    replace(next);
    changed.accept(next);
  }

  private static void show(ObservableList<String> shown, List<String> keys) {
    if (!shown.equals(keys)) {
      shown.setAll(keys);
    }
  }
}

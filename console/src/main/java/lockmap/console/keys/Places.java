package lockmap.console.keys;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Keys that the operator comes back to: those that were opened lately, and those with a bookmark.
 * Belongs to the JavaFX thread.
 */
public final class Places {

  /** The most recent keys that are remembered. */
  public static final int MOST_RECENT = 50;

  private final ObservableList<String> recent = FXCollections.observableArrayList();
  private final ObservableList<String> bookmarks = FXCollections.observableArrayList();
  private final Consumer<Places> changed;

  /**
   * What was remembered before.
   *
   * @param recent keys opened lately, the latest first
   * @param bookmarks keys with a bookmark, in the order in which they were given one
   * @param changed told after each change, so that it can be kept
   */
  public Places(List<String> recent, List<String> bookmarks, Consumer<Places> changed) {
    this.recent.setAll(recent.stream().distinct().limit(MOST_RECENT).toList());
    this.bookmarks.setAll(bookmarks.stream().distinct().toList());
    this.changed = changed;
  }

  /** Keys opened lately, the latest first; not to be changed by whoever looks. */
  public ObservableList<String> recent() {
    return FXCollections.unmodifiableObservableList(recent);
  }

  /** Keys with a bookmark; not to be changed by whoever looks. */
  public ObservableList<String> bookmarks() {
    return FXCollections.unmodifiableObservableList(bookmarks);
  }

  /** Whether a key has a bookmark. */
  public boolean isBookmarked(String key) {
    return bookmarks.contains(key);
  }

  /** Gives a key a bookmark, or takes it away. */
  public void toggleBookmark(String key) {
    if (!bookmarks.remove(key)) {
      bookmarks.add(key);
    }
    changed.accept(this);
  }

  /** Remembers other keys instead, as where another server is turned to. */
  public void replace(List<String> otherRecent, List<String> otherBookmarks) {
    recent.setAll(otherRecent.stream().distinct().limit(MOST_RECENT).toList());
    bookmarks.setAll(otherBookmarks.stream().distinct().toList());
  }

  /** Remembers that a key was opened. */
  void opened(String key) {
    recent.remove(key);
    recent.addFirst(key);
    if (recent.size() > MOST_RECENT) {
      recent.removeLast();
    }
    changed.accept(this);
  }

  /** Remembers a key by the name that it was given. */
  void renamed(String from, String to) {
    recent.remove(from);
    int at = bookmarks.indexOf(from);
    if (at >= 0) {
      bookmarks.remove(to);
      bookmarks.set(bookmarks.indexOf(from), to);
    }
    opened(to);
  }
}

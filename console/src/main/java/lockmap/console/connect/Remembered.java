package lockmap.console.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a server that the operator goes back to.
 *
 * @param recent those opened last, the last one first, at most {@value #MOST_RECENT}
 * @param bookmarks those marked, in the order of marking, at most {@value #MOST_BOOKMARKS}
 */
public record Remembered(List<String> recent, List<String> bookmarks) {

  /** How many keys are kept as recent. */
  public static final int MOST_RECENT = 30;

  /** How many bookmarks there can be. */
  public static final int MOST_BOOKMARKS = 200;

  /** No keys. */
  public static final Remembered NOTHING = new Remembered(List.of(), List.of());

  /** Leaves out repetitions, and what is too many at the end. */
  public Remembered {
    recent = recent.stream().distinct().limit(MOST_RECENT).toList();
    bookmarks = bookmarks.stream().distinct().limit(MOST_BOOKMARKS).toList();
  }

  /** The same after a key was opened. */
  public Remembered opened(String key) {
    List<String> keys = new ArrayList<>();
    keys.add(key);
    keys.addAll(recent);
    return new Remembered(keys, bookmarks);
  }

  /** Whether another key can be marked. */
  public boolean hasRoom() {
    return bookmarks.size() < MOST_BOOKMARKS;
  }

  /**
   * The same with a key marked.
   *
   * @throws IllegalArgumentException where there is no room
   */
  public Remembered marked(String key) {
    if (!hasRoom() && !bookmarks.contains(key)) {
      throw new IllegalArgumentException(
          "there are " + MOST_BOOKMARKS + " bookmarks already; remove one first");
    }
    List<String> keys = new ArrayList<>(bookmarks);
    keys.add(key);
    return new Remembered(recent, keys);
  }

  /** The same with a key marked no more. */
  public Remembered unmarked(String key) {
    return new Remembered(recent, bookmarks.stream().filter(kept -> !kept.equals(key)).toList());
  }
}

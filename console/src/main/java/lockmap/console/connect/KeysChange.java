package lockmap.console.connect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the operator has done to the keys that they go back to, so that it can be done to what
 * another console has made of them meanwhile. Doing it twice is doing it once.
 *
 * @param opened keys that were opened, the last one first
 * @param forgotten keys that are no longer among the recent ones
 * @param renamed bookmarks that have another key now, by the key they had
 * @param marked keys that were marked, in the order of marking
 * @param unmarked keys that were marked and are no more
 */
record KeysChange(
    List<String> opened,
    Set<String> forgotten,
    Map<String, String> renamed,
    List<String> marked,
    Set<String> unmarked) {

  /** What leads from some keys to others. */
  static KeysChange between(Remembered before, Remembered after) {
    Map<String, String> renamed = renamed(before.bookmarks(), after.bookmarks());
    return new KeysChange(
        opened(before.recent(), after.recent()),
        forgotten(before.recent(), after.recent()),
        renamed,
        without(without(after.bookmarks(), before.bookmarks()), renamed.values()),
        Set.copyOf(without(without(before.bookmarks(), after.bookmarks()), renamed.keySet())));
  }

  /** Does the same to other keys; what is too many of them then goes at the end. */
  Remembered appliedTo(Remembered kept) {
    List<String> recent = new ArrayList<>(opened);
    recent.addAll(without(kept.recent(), forgotten));
    List<String> bookmarks = new ArrayList<>();
    for (String key : without(kept.bookmarks(), unmarked)) {
      bookmarks.add(renamed.getOrDefault(key, key));
    }
    bookmarks.addAll(marked);
    return new Remembered(recent, bookmarks);
  }

  /** What stands before those that keep their order. */
  private static List<String> opened(List<String> before, List<String> after) {
    int count = 0;
    while (!inOrder(after.subList(count, after.size()), before)) {
      count++;
    }
    return List.copyOf(after.subList(0, count));
  }

  private static boolean inOrder(List<String> some, List<String> all) {
    return all.stream().filter(some::contains).toList().equals(some);
  }

  /** What has only made room at the end is not forgotten. */
  private static Set<String> forgotten(List<String> before, List<String> after) {
    return after.size() == Remembered.MOST_RECENT ? Set.of() : Set.copyOf(without(before, after));
  }

  /** Which one has taken the place of which. */
  private static Map<String, String> renamed(List<String> before, List<String> after) {
    Map<String, String> renamed = new HashMap<>();
    if (before.size() == after.size()) {
      for (int at = 0; at < before.size(); at++) {
        if (!after.contains(before.get(at)) && !before.contains(after.get(at))) {
          renamed.put(before.get(at), after.get(at));
        }
      }
    }
    return Map.copyOf(renamed);
  }

  private static List<String> without(List<String> keys, Collection<String> others) {
    return keys.stream().filter(key -> !others.contains(key)).toList();
  }
}

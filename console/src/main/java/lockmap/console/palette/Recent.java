package lockmap.console.palette;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was used lately, by name. */
final class Recent {

  private static final int MOST = 100;

  private final Deque<String> latestFirst = new ArrayDeque<>();

  void used(String name) {
    latestFirst.remove(name);
    latestFirst.addFirst(name);
    if (latestFirst.size() > MOST) {
      latestFirst.removeLast();
    }
  }

  /** How many were used since; the larger the longer ago, and largest for never. */
  int age(String name) {
    int at = List.copyOf(latestFirst).indexOf(name);
    return at < 0 ? Integer.MAX_VALUE : at;
  }
}

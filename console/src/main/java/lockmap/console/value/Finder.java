package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds words in a text of lines. */
final class Finder {

  /** The most places that are found: nobody steps through more. */
  static final int MOST = 10_000;

  /** A place: a line from 0 and indices into it, the end exclusive. */
  record Hit(int line, int start, int end) {}

  private Finder() {}

  /**
   * All places, from the beginning to the end, that do not overlap; {@link #MOST} at most.
   *
   * @param line gives a line by its number
   * @param sought nothing is found where it is empty
   */
  static List<Hit> hits(int lines, IntFunction<String> line, String sought, boolean matchCase) {
    List<Hit> hits = new ArrayList<>();
    for (int at = 0; at < lines && hits.size() < MOST && !sought.isEmpty(); at++) {
      add(hits, at, line.apply(at), sought, matchCase);
    }
    return hits;
  }

  private static void add(
      List<Hit> hits, int number, String line, String sought, boolean matchCase) {
    int at = 0;
    while (at + sought.length() <= line.length() && hits.size() < MOST) {
      if (line.regionMatches(!matchCase, at, sought, 0, sought.length())) {
        hits.add(new Hit(number, at, at + sought.length()));
        at += sought.length();
      } else {
        at++;
      }
    }
  }
}

package lockmap.console.palette;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Finds what was meant by a few letters: those of the query must all be there, in their order, but
 * anything may stand between them.
 *
 * <p>Of all the ways to lay the query on the text the best is taken, where a letter that begins a
 * word counts most, then one that follows the letter before it, and each letter that lies between
 * costs a little, though never more than a gap may. That is the longest path through a table of
 * query by text: {@code best[q][t]} is the score of the query up to q with q laid on t. It is found
 * in time of their product, which for names of a line is microseconds.
 *
 * <p>The libraries for this on the JVM (FuzzyScore of Commons Text, fuzzywuzzy and its like) do not
 * say which letters were matched or measure the distance of typing errors, which is something else.
 */
final class Fuzzy {

  private static final int LETTER = 1;
  private static final int WORD = 8;
  private static final int NEXT = 6;
  private static final int FIRST = 4;
  private static final int LARGEST_GAP = 3;
  private static final int IMPOSSIBLE = -1_000_000;

  private Fuzzy() {}

  /**
   * How a text answers a query.
   *
   * @param score the higher the better; of use only for comparing
   * @param letters which of the text's chars were meant; not to be changed
   */
  record Match(int score, BitSet letters) {}

  /**
   * How a text answers a query, letter case and the query's spaces aside; nothing if not at all.
   */
  static Optional<Match> match(String query, String text) {
    String wanted = folded(query.replace(" ", ""));
    String given = folded(text);
    if (wanted.isEmpty()) {
      return Optional.of(new Match(0, new BitSet()));
    }
    int[][] best = new int[wanted.length()][given.length()];
    int[][] from = new int[wanted.length()][given.length()];
    for (int q = 0; q < wanted.length(); q++) {
      Arrays.fill(best[q], IMPOSSIBLE);
      for (int t = q; t < given.length(); t++) {
        if (wanted.charAt(q) == given.charAt(t)) {
          lay(q, t, text, best, from);
        }
      }
    }
    return path(best, from);
  }

  private static void lay(int q, int t, String text, int[][] best, int[][] from) {
    int here = LETTER + (beginsWord(text, t) ? WORD : 0);
    if (q == 0) {
      best[q][t] = here + (t == 0 ? FIRST : -Math.min(t, LARGEST_GAP));
      return;
    }
    for (int before = q - 1; before < t; before++) {
      int gap = t - before - 1;
      int score = best[q - 1][before] + here + (gap == 0 ? NEXT : -Math.min(gap, LARGEST_GAP));
      if (score > best[q][t] && best[q - 1][before] != IMPOSSIBLE) {
        best[q][t] = score;
        from[q][t] = before;
      }
    }
  }

  private static Optional<Match> path(int[][] best, int[][] from) {
    int last = best.length - 1;
    int end = 0;
    for (int t = 1; t < best[last].length; t++) {
      end = best[last][t] > best[last][end] ? t : end;
    }
    if (best[last].length == 0 || best[last][end] == IMPOSSIBLE) {
      return Optional.empty();
    }
    BitSet letters = new BitSet();
    int t = end;
    for (int q = last; q >= 0; q--) {
      letters.set(t);
      t = from[q][t];
    }
    return Optional.of(new Match(best[last][end], letters));
  }

  private static boolean beginsWord(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at))
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  /** In small letters, char by char, so that places in it are places in the text. */
  private static String folded(String text) {
    char[] folded = text.toCharArray();
    for (int at = 0; at < folded.length; at++) {
      folded[at] = Character.toLowerCase(folded[at]);
    }
    return new String(folded);
  }
}

package lockmap.console.value;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what two sequences have in common, in bounded time. What occurs once on both sides anchors
 * the rest, in the longest run that rises on both (patience diff), again and again between the
 * anchors; what is left between them goes to the library's Myers algorithm, which is exact and
 * quadratic. So its comparisons are counted, and a stretch that eats up its share of them is
 * answered as replaced whole.
 */
final class Alignment {

  private static final int MOST_NESTED = 16;

  private final int[] left;
  private final int[] right;
  private final int[] leftSeen;
  private final int[] rightSeen;
  private final int[] rightPlace;
  private final List<Edit> edits = new ArrayList<>();
  private long budget;
  private boolean coarse;

  /**
   * Aligns two sequences.
   *
   * @param budget how many comparisons may be spent beyond what grows with the length alone; a
   *     hundred million take about a second
   */
  Alignment(List<String> left, List<String> right, long budget) {
    Map<String, Integer> symbols = HashMap.newHashMap(left.size() + right.size());
    this.left = symbols(left, symbols);
    this.right = symbols(right, symbols);
    this.leftSeen = new int[symbols.size()];
    this.rightSeen = new int[symbols.size()];
    this.rightPlace = new int[symbols.size()];
    this.budget = budget;
    align(0, left.size(), 0, right.size(), 0);
  }

  /** What differs, from the beginning to the end; there is something common between any two. */
  List<Edit> edits() {
    return List.copyOf(edits);
  }

  /** Whether there may be more in common than was found within the budget. */
  boolean coarse() {
    return coarse;
  }

  private static int[] symbols(List<String> sequence, Map<String, Integer> symbols) {
    int[] numbers = new int[sequence.size()];
    for (int at = 0; at < numbers.length; at++) {
      Integer known = symbols.putIfAbsent(sequence.get(at), symbols.size());
      numbers[at] = known == null ? symbols.size() - 1 : known;
    }
    return numbers;
  }

  private void align(int leftFrom, int leftTo, int rightFrom, int rightTo, int nested) {
    int l0 = leftFrom;
    int l1 = leftTo;
    int r0 = rightFrom;
    int r1 = rightTo;
    while (l0 < l1 && r0 < r1 && left[l0] == right[r0]) {
      l0++;
      r0++;
    }
    while (l0 < l1 && r0 < r1 && left[l1 - 1] == right[r1 - 1]) {
      l1--;
      r1--;
    }
    if (l0 == l1 || r0 == r1) {
      add(l0, l1, r0, r1);
      return;
    }
    List<Anchor> anchors = nested < MOST_NESTED ? anchors(l0, l1, r0, r1) : List.of();
    if (anchors.isEmpty()) {
      compare(l0, l1, r0, r1);
      return;
    }
    for (Anchor anchor : anchors) {
      align(l0, anchor.left, r0, anchor.right, nested + 1);
      l0 = anchor.left + 1;
      r0 = anchor.right + 1;
    }
    align(l0, l1, r0, r1, nested + 1);
  }

  private record Anchor(int left, int right) {}

  private List<Anchor> anchors(int l0, int l1, int r0, int r1) {
    for (int at = l0; at < l1; at++) {
      leftSeen[left[at]]++;
    }
    for (int at = r0; at < r1; at++) {
      rightSeen[right[at]]++;
      rightPlace[right[at]] = at;
    }
    List<Anchor> unique = new ArrayList<>();
    for (int at = l0; at < l1; at++) {
      if (leftSeen[left[at]] == 1 && rightSeen[left[at]] == 1) {
        unique.add(new Anchor(at, rightPlace[left[at]]));
      }
    }
    for (int at = l0; at < l1; at++) {
      leftSeen[left[at]] = 0;
    }
    for (int at = r0; at < r1; at++) {
      rightSeen[right[at]] = 0;
    }
    return rising(unique);
  }

  /** The longest choice that rises on the right too: each pile's top is the best end so far. */
  private static List<Anchor> rising(List<Anchor> unique) {
    int[] tops = new int[unique.size()];
    int[] before = new int[unique.size()];
    int piles = 0;
    for (int at = 0; at < unique.size(); at++) {
      int low = 0;
      int high = piles;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (unique.get(tops[middle]).right < unique.get(at).right) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      tops[low] = at;
      before[at] = low == 0 ? -1 : tops[low - 1];
      piles = Math.max(piles, low + 1);
    }
    Anchor[] chosen = new Anchor[piles];
    int at = piles == 0 ? -1 : tops[piles - 1];
    for (int pile = piles - 1; pile >= 0; pile--) {
      chosen[pile] = unique.get(at);
      at = before[at];
    }
    return List.of(chosen);
  }

  private void compare(int l0, int l1, int r0, int r1) {
    // Half of what is left, so that one bad stretch does not starve all that follow.
    Meter meter = new Meter(budget / 2);
    try {
      List<Change> changes =
          new MyersDiffWithLinearSpace<Integer>(meter::equal)
              .computeDiff(boxed(left, l0, l1), boxed(right, r0, r1), null);
      for (Change change : changes) {
        add(
            l0 + change.startOriginal,
            l0 + change.endOriginal,
            r0 + change.startRevised,
            r0 + change.endRevised);
      }
    } catch (OverBudget e) {
      coarse = true;
      add(l0, l1, r0, r1);
    }
    budget -= meter.spent;
  }

  private static List<Integer> boxed(int[] numbers, int from, int to) {
    return Arrays.stream(numbers, from, to).boxed().toList();
  }

  private void add(int l0, int l1, int r0, int r1) {
    if (l0 == l1 && r0 == r1) {
      return;
    }
    Edit last = edits.isEmpty() ? null : edits.getLast();
    if (last != null && last.leftEnd() == l0 && last.rightEnd() == r0) {
      edits.removeLast();
      edits.add(new Edit(last.leftStart(), l1, last.rightStart(), r1));
    } else {
      edits.add(new Edit(l0, l1, r0, r1));
    }
  }

  private static final class Meter {
    private final long most;
    private long spent;

    Meter(long most) {
      this.most = most;
    }

    boolean equal(Integer one, Integer other) {
      if (++spent > most) {
        throw new OverBudget();
      }
      return one.equals(other);
    }
  }

  private static final class OverBudget extends RuntimeException {
    private static final long serialVersionUID = 1;

    OverBudget() {
      super("too many comparisons", null, false, false);
    }
  }
}

package lockmap.console.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Two changes of one text brought together, line by line. What only one side changed is taken from
 * it, what both changed alike is taken once; where both changed the same or neighbouring lines
 * otherwise, somebody must choose.
 *
 * @param hunks the whole text from its beginning to its end
 * @param coarse whether the texts are so unlike that conflicts may be larger than they need be
 */
record Merge(List<Hunk> hunks, boolean coarse) {

  /** A stretch of the text. */
  sealed interface Hunk {
    /** The lines that stood there before either changed them. */
    List<String> base();
  }

  /** Who changed a stretch that needs no choice. */
  enum Origin {
    NEITHER,
    MINE,
    THEIRS,
    BOTH
  }

  /** A stretch that needs no choice; {@code lines} is what it came to. */
  record Settled(Origin origin, List<String> base, List<String> lines) implements Hunk {}

  /**
   * A stretch that both changed, each otherwise; {@code mine} and {@code theirs} neither begin nor
   * end alike.
   */
  record Conflict(List<String> base, List<String> mine, List<String> theirs) implements Hunk {}

  static Merge of(String base, String mine, String theirs) {
    List<String> lines = Lines.of(base);
    return new Merging(Diff.of(lines, Lines.of(mine)), Diff.of(lines, Lines.of(theirs))).merged();
  }

  /** One side's walk through its edits, in step with the other's. */
  private static final class Side {
    private final Diff diff;
    private int next;

    /** How far lines behind the edits passed so far have moved. */
    private int moved;

    Side(Diff diff) {
      this.diff = diff;
    }

    boolean beginsBy(int line) {
      return next < diff.edits().size() && diff.edits().get(next).leftStart() <= line;
    }

    int nextStart() {
      return next < diff.edits().size() ? diff.edits().get(next).leftStart() : Integer.MAX_VALUE;
    }

    int pass() {
      Edit edit = diff.edits().get(next++);
      moved = edit.rightEnd() - edit.leftEnd();
      return edit.leftEnd();
    }

    List<String> lines(int from, int movedBefore, int to) {
      return diff.right().subList(from + movedBefore, to + moved);
    }
  }

  private static final class Merging {
    private final List<String> base;
    private final Side mine;
    private final Side theirs;
    private final boolean coarse;
    private final List<Hunk> hunks = new ArrayList<>();

    Merging(Diff toMine, Diff toTheirs) {
      base = toMine.left();
      mine = new Side(toMine);
      theirs = new Side(toTheirs);
      coarse = toMine.coarse() || toTheirs.coarse();
    }

    Merge merged() {
      int done = 0;
      int start = nextStart();
      while (start != Integer.MAX_VALUE) {
        settle(Origin.NEITHER, base.subList(done, start), base.subList(done, start));
        done = changed(start);
        start = nextStart();
      }
      List<String> rest = base.subList(done, base.size());
      settle(Origin.NEITHER, rest, rest);
      return new Merge(List.copyOf(hunks), coarse);
    }

    private int nextStart() {
      return Math.min(mine.nextStart(), theirs.nextStart());
    }

    /** Takes all edits that overlap or touch, beginning with the next; answers where they end. */
    private int changed(int start) {
      int mineBefore = mine.moved;
      int theirsBefore = theirs.moved;
      boolean byMine = false;
      boolean byTheirs = false;
      int end = start;
      while (mine.beginsBy(end) || theirs.beginsBy(end)) {
        if (mine.beginsBy(end)) {
          byMine = true;
          end = Math.max(end, mine.pass());
        } else {
          byTheirs = true;
          end = Math.max(end, theirs.pass());
        }
      }
      List<String> before = base.subList(start, end);
      List<String> mineLines = mine.lines(start, mineBefore, end);
      List<String> theirsLines = theirs.lines(start, theirsBefore, end);
      if (byMine && byTheirs) {
        contest(before, mineLines, theirsLines);
      } else {
        settle(byMine ? Origin.MINE : Origin.THEIRS, before, byMine ? mineLines : theirsLines);
      }
      return end;
    }

    private void contest(List<String> before, List<String> byMine, List<String> byTheirs) {
      if (byMine.equals(byTheirs)) {
        settle(Origin.BOTH, before, byMine);
        return;
      }
      int most = Math.min(byMine.size(), byTheirs.size());
      int first = 0;
      while (first < most && byMine.get(first).equals(byTheirs.get(first))) {
        first++;
      }
      int last = 0;
      while (last < most - first
          && byMine
              .get(byMine.size() - last - 1)
              .equals(byTheirs.get(byTheirs.size() - last - 1))) {
        last++;
      }
      settle(Origin.BOTH, List.of(), byMine.subList(0, first));
      hunks.add(
          new Conflict(
              before,
              byMine.subList(first, byMine.size() - last),
              byTheirs.subList(first, byTheirs.size() - last)));
      settle(Origin.BOTH, List.of(), byMine.subList(byMine.size() - last, byMine.size()));
    }

    private void settle(Origin origin, List<String> before, List<String> lines) {
      if (!before.isEmpty() || !lines.isEmpty()) {
        hunks.add(new Settled(origin, before, lines));
      }
    }
  }
}

package lockmap.console.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockmap.console.value.Merge.Conflict;
import lockmap.console.value.Merge.Hunk;
import lockmap.console.value.Merge.Settled;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``         | ``          | ``          | ``
          a;         | a;          | a;          | a;
          a;b;c;     | A;b;c;      | a;b;C;      | A;b;C;
          a;b;c;     | A;b;c;      | A;b;c;      | A;b;c;
          a;b;c;     | a;c;        | a;b;c;d;    | a;c;d;
          a;b;c;d;   | x;a;b;c;d;  | a;b;c;d;y   | x;a;b;c;d;y
          ``         | a;          | ``          | a;
          a;b        | a;b;        | a;b         | a;b;
          a;b;       | b;          | ``          | {b;/}
          ``         | a;          | b;          | {a;/b;}
          a;b;c;     | a;X;c;      | a;Y;c;      | a;{X;/Y;}c;
          a;b;       | A;b;        | a;B;        | {A;b;/a;B;}
          a;b;c;     | a;X;Z;c;    | a;Y;Z;c;    | a;{X;/Y;}Z;c;
          a;b;c;     | a;c;        | a;B;c;      | a;{/B;}c;
          a          | a;          | a;b         | {/b}
          """)
  void changesOfBothSidesComeTogether(String base, String mine, String theirs, String merged) {
    String shown = shown(Merge.of(breaks(base), breaks(mine), breaks(theirs)));

    // The last row: both gave the line its break, so only what follows is contested.
    assertEquals(base.equals("a") ? "a;" + merged : merged, shown);
  }

  @Test
  void mergingKeepsItsLaws() {
    long seed = System.nanoTime();
    System.out.println("MergeTest seed " + seed);
    Random random = new Random(seed);
    int clean = 0;
    for (int round = 0; round < 20_000; round++) {
      String base = RandomText.text(random);
      String mine = RandomText.changed(random, base);
      String theirs = RandomText.changed(random, base);
      String what = "seed " + seed + ", round " + round;

      Merge merge = Merge.of(base, mine, theirs);

      assertEquals(base, joined(Merge.of(base, base, base)), what);
      assertEquals(mine, joined(Merge.of(base, mine, base)), what);
      assertEquals(theirs, joined(Merge.of(base, base, theirs)), what);
      assertEquals(mine, joined(Merge.of(base, mine, mine)), what);
      assertEquals(shown(merge), shown(swapped(Merge.of(base, theirs, mine))), what);
      assertEquals(mine, side(merge, true), what);
      assertEquals(theirs, side(merge, false), what);
      if (isClean(merge)) {
        clean++;
        List<String> lines = Lines.of(joined(merge));
        assertEquals(joinedLines(merge), lines, "two lines became one, " + what);
      }
    }
    assertTrue(clean > 2_000 && clean < 18_000, clean + " were clean");
  }

  /** The same by other hands: where lines are unique, there is one best diff, and so one merge. */
  @Test
  void gitMergesTheSame() {
    long seed = System.nanoTime();
    System.out.println("MergeTest seed " + seed);
    Random random = new Random(seed);
    int clean = 0;
    for (int round = 0; round < 5_000; round++) {
      List<String> base = IntStream.range(0, random.nextInt(15)).mapToObj(i -> i + "\n").toList();
      String mine = edited(random, base, "m");
      String theirs = edited(random, base, "t");
      String text = String.join("", base);
      if (mine.isEmpty() || theirs.isEmpty()) {
        // To git, an empty file is one that somebody deleted, which no change goes with.
        continue;
      }

      Merge merge = Merge.of(text, mine, theirs);
      MergeResult<RawText> git =
          new MergeAlgorithm(new HistogramDiff())
              .merge(RawTextComparator.DEFAULT, raw(text), raw(mine), raw(theirs));

      String what =
          String.join(" ", "seed", "" + seed, text, "mine", mine, "theirs", theirs)
              .replace('\n', ';');
      assertEquals(git.containsConflicts(), !isClean(merge), what);
      if (isClean(merge)) {
        clean++;
        assertEquals(gitText(git), joined(merge), what);
      }
    }
    assertTrue(clean > 500 && clean < 4_500, clean + " were clean");
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(UTF_8));
  }

  private static String edited(Random random, List<String> base, String by) {
    List<String> lines = new ArrayList<>(base);
    for (int times = random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(lines.size() + 1);
      if (at < lines.size() && random.nextBoolean()) {
        lines.remove(at);
      } else {
        lines.add(at, (random.nextBoolean() ? by : "both") + random.nextInt(1000) + "\n");
      }
    }
    return String.join("", lines);
  }

  private static String gitText(MergeResult<RawText> git) {
    StringBuilder text = new StringBuilder();
    for (MergeChunk chunk : git) {
      RawText from = git.getSequences().get(chunk.getSequenceIndex());
      text.append(from.getString(chunk.getBegin(), chunk.getEnd(), false));
    }
    return text.toString();
  }

  private static boolean isClean(Merge merge) {
    return merge.hunks().stream().allMatch(Settled.class::isInstance);
  }

  private static String joined(Merge merge) {
    assertTrue(isClean(merge));
    return String.join("", joinedLines(merge));
  }

  private static List<String> joinedLines(Merge merge) {
    return merge.hunks().stream().flatMap(hunk -> ((Settled) hunk).lines().stream()).toList();
  }

  /** One side put together again from what the merge says of it. */
  private static String side(Merge merge, boolean mine) {
    return merge.hunks().stream()
        .flatMap(hunk ->
            switch (hunk) {
              case Settled settled ->
                  settled.origin() == (mine ? Merge.Origin.THEIRS : Merge.Origin.MINE)
                      ? settled.base().stream()
                      : settled.lines().stream();
              case Conflict conflict -> (mine ? conflict.mine() : conflict.theirs()).stream();
            })
        .collect(Collectors.joining());
  }

  private static Merge swapped(Merge merge) {
    return new Merge(merge.hunks().stream().map(MergeTest::swapped).toList(), merge.coarse());
  }

  private static Hunk swapped(Hunk hunk) {
    return switch (hunk) {
      case Settled settled -> settled;
      case Conflict conflict -> new Conflict(conflict.base(), conflict.theirs(), conflict.mine());
    };
  }

  private static String shown(Merge merge) {
    return merge.hunks().stream()
        .map(hunk ->
            switch (hunk) {
              case Settled settled -> String.join("", settled.lines());
              case Conflict conflict ->
                  "{"
                      + String.join("", conflict.mine())
                      + "/"
                      + String.join("", conflict.theirs())
                      + "}";
            })
        .collect(Collectors.joining())
        .replace('\n', ';');
  }

  private static String breaks(String text) {
    return text.replace(';', '\n');
  }
}

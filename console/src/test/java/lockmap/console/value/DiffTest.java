package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``        | ``
          a         | a
          a\\n       | a\\n
          """)
  void theSameTextsDoNotDiffer(String left, String right) {
    assertEquals(List.of(), Diff.of(unescaped(left), unescaped(right)).edits());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``          | a\\n        | 0 0 0 1
          a\\n         | ``         | 0 1 0 0
          a           | a\\n        | 0 1 0 1
          a\\r\\n       | a\\n        | 0 1 0 1
          a\\nb\\nc\\n    | a\\nB\\nc\\n   | 1 2 1 2
          a\\nb\\n      | a\\nb\\nc     | 2 2 2 3
          a\\rb\\r      | b\\r        | 0 1 0 0
          """)
  void oneDifferenceIsOneEdit(String left, String right, String edit) {
    Diff diff = Diff.of(unescaped(left), unescaped(right));

    assertEquals(1, diff.edits().size());
    Edit only = diff.edits().getFirst();
    assertEquals(
        edit,
        only.leftStart() + " " + only.leftEnd() + " " + only.rightStart() + " " + only.rightEnd());
  }

  @Test
  void editsTurnTheLeftIntoTheRight() {
    long seed = System.nanoTime();
    System.out.println("DiffTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      String left = RandomText.text(random);
      String right =
          random.nextBoolean() ? RandomText.changed(random, left) : RandomText.text(random);

      Diff diff = Diff.of(left, right);

      assertEquals(left, String.join("", diff.left()));
      assertEquals(right, applied(diff), "seed " + seed);
      assertFalse(diff.coarse());
      for (int at = 0; at < diff.edits().size(); at++) {
        Edit edit = diff.edits().get(at);
        assertTrue(edit.leftSize() + edit.rightSize() > 0, "an empty edit, seed " + seed);
        assertTrue(
            at == 0 || diff.edits().get(at - 1).leftEnd() < edit.leftStart(),
            "edits touch, seed " + seed);
      }
    }
  }

  @Test
  void linesThatMovedAndLinesThatStayedAreToldApart() {
    List<String> left = IntStream.range(0, 1000).mapToObj(i -> "line " + i + "\n").toList();
    List<String> right = new ArrayList<>(left);
    IntStream.iterate(0, i -> i < 1000, i -> i + 2).forEach(i -> right.set(i, "new " + i + "\n"));

    Diff diff = Diff.of(left, right);

    assertEquals(500, diff.edits().size());
    assertTrue(diff.edits().stream().allMatch(e -> e.leftSize() == 1 && e.rightSize() == 1));
  }

  @Test
  void textsThatAreTooUnlikeGetACoarseAnswerThatIsStillRight() {
    Random random = new Random(1);
    List<String> left = fewSymbols(random, 300_000);
    List<String> right = fewSymbols(random, 300_000);

    Diff diff = Diff.of(left, right);

    assertTrue(diff.coarse());
    assertEquals(String.join("", right), applied(diff));
  }

  @Test
  void aSmallChangeOfALargeTextIsFoundExactly() {
    List<String> left = fewSymbols(new Random(2), 300_000);
    List<String> right = new ArrayList<>(left);
    right.set(100, "x\n");
    right.remove(200_000);

    Diff diff = Diff.of(left, right);

    assertFalse(diff.coarse());
    assertEquals(2, diff.edits().size());
    assertEquals(String.join("", right), applied(diff));
  }

  @Test
  void aShuffledTextIsAnsweredWithMuchInCommon() {
    List<String> left = IntStream.range(0, 20_000).mapToObj(i -> "line " + i + "\n").toList();
    List<String> right = new ArrayList<>(left);
    Collections.shuffle(right, new Random(3));

    Diff diff = Diff.of(left, right);

    assertNotEquals(1, diff.edits().size());
    assertEquals(String.join("", right), applied(diff));
  }

  private static List<String> fewSymbols(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> random.nextInt(4) + "\n").toList();
  }

  private static String applied(Diff diff) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Edit edit : diff.edits()) {
      diff.left().subList(done, edit.leftStart()).forEach(text::append);
      diff.right().subList(edit.rightStart(), edit.rightEnd()).forEach(text::append);
      done = edit.leftEnd();
    }
    diff.left().subList(done, diff.left().size()).forEach(text::append);
    return text.toString();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }
}

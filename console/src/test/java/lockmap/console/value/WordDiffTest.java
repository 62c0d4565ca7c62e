package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import lockmap.console.value.WordDiff.Span;
import org.junit.jupiter.api.Test;

class WordDiffTest {

  @Test
  void theWordsThatChangedAreMarked() {
    assertEquals("old 12 | new", marked("the old price is 12", "the new price is"));
    assertEquals("200 | 2000", marked("\"port\": 200,", "\"port\": 2000,"));
    assertEquals(" | new", marked("a long line", "a long new line").replace("new ", "new"));
  }

  @Test
  void linesWithNothingInCommonAreNotMarked() {
    assertEquals(" | ", marked("completely different", "1234"));
  }

  @Test
  void aLongWordIsMarkedOnlyWhereItChanged() {
    String word = "a".repeat(100);

    assertEquals("x | y", marked(word + "x" + word + " tail", word + "y" + word + " tail"));
  }

  @Test
  void aLineOfAMebibyteIsMarkedBetweenItsCommonEnds() {
    String half = "0,".repeat(1 << 18);

    assertEquals("1 | 23", marked(half + "1" + half, half + "23" + half));
  }

  @Test
  void noPairOfSurrogatesIsCutInHalf() {
    String half = "x".repeat(30_000);

    assertEquals(
        "\uD83D\uDE00 | \uD83D\uDE01", marked(half + "\uD83D\uDE00", half + "\uD83D\uDE01"));
    assertEquals(
        "\uD83D\uDE00 | \uD83E\uDE00", marked("\uD83D\uDE00" + half, "\uD83E\uDE00" + half));
  }

  private static String marked(String left, String right) {
    WordDiff words = WordDiff.of(left, right);
    return marked(left, words.left()) + " | " + marked(right, words.right());
  }

  private static String marked(String line, List<Span> spans) {
    return spans.stream()
        .map(span -> line.substring(span.start(), span.end()).strip())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}

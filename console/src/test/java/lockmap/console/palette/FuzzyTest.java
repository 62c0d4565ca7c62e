package lockmap.console.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {

  /** The letters that were meant stand in brackets. */
  @ParameterizedTest
  @CsvSource({
    "run,     Run the batch,           [Run] the batch",
    "RB,      Run the batch,           [R]un the [b]atch",
    "gtb,     Go to Batch,             [G]o [t]o [B]atch",
    "gb,      Go to Batch,             [G]o to [B]atch",
    "gotob,   Go to Batch,             [Go] [to] [B]atch",
    "go to b, Go to Batch,             [Go] [to] [B]atch",
    "batch,   Go to Batch,             Go to [Batch]",
    "dup,     Duplicate the operation, [Dup]licate the operation",
    "op,      Move the operation up,   Move the [op]eration up",
    "up,      Move the operation up,   Move the operation [up]",
    "json,    Switch to JSON,          Switch to [JSON]",
    "äö,      Über Ähre Öl,            Über [Ä]hre [Ö]l"
  })
  void theLettersThatWereMeantAreFound(String query, String text, String marked) {
    assertEquals(marked, marked(text, Fuzzy.match(query, text).orElseThrow().letters()));
  }

  @ParameterizedTest
  @CsvSource({"xyz,  Run the batch", "nur,  Run the batch", "runn, Run the batch", "a,    ''"})
  void whatDoesNotHaveTheLettersInTheirOrderIsNotFound(String query, String text) {
    assertTrue(Fuzzy.match(query, text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "save, Save the batch,  Switch to a view of everything",
    "run,  Run the batch,   Overrun the batch",
    "gk,   Go to Keys,      Going back",
    "ba,   Go to Batch,     Go to the big arena",
    "status, Go to Status, Show the keyboard shortcuts",
    "del,  Delete the key,  Undo the last edit or delete"
  })
  void theBetterAnswerScoresHigher(String query, String better, String worse) {
    assertTrue(score(query, better) > score(query, worse));
  }

  @Test
  void nothingTypedFitsEverything() {
    assertEquals(0, Fuzzy.match(" ", "Run").orElseThrow().score());
  }

  @Test
  void itFindsExactlyTheSubsequencesAndMarksEachLetterOnce() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      String text = word(random, 12);
      String query = word(random, 4);
      var match = Fuzzy.match(query, text);
      assertEquals(isSubsequence(query, text), match.isPresent(), query + " in " + text);
      match.ifPresent(found ->
          assertEquals(
              query,
              found.letters().stream()
                  .mapToObj(at -> String.valueOf(text.charAt(at)))
                  .collect(Collectors.joining())));
    }
  }

  private static String marked(String text, BitSet letters) {
    StringBuilder marked = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (letters.get(at) && (at == 0 || !letters.get(at - 1))) {
        marked.append('[');
      }
      marked.append(text.charAt(at));
      if (letters.get(at) && !letters.get(at + 1)) {
        marked.append(']');
      }
    }
    return marked.toString();
  }

  private static int score(String query, String text) {
    return Fuzzy.match(query, text).orElseThrow().score();
  }

  private static String word(Random random, int most) {
    return random
        .ints(1 + random.nextInt(most), 'a', 'd')
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static boolean isSubsequence(String query, String text) {
    int at = 0;
    for (int q = 0; q < query.length(); q++) {
      at = text.indexOf(query.charAt(q), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }
}

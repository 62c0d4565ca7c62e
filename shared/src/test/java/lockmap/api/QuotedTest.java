package lockmap.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class QuotedTest {

  @Test
  void plainTextStandsInQuotes() {
    assertEquals("\"größe 😀\"", Quoted.of("größe 😀"));
  }

  @Test
  void whatWouldBreakTheSentenceIsReplaced() {
    assertEquals(
        "\"a'b\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFD\"",
        Quoted.of("a\"b\nc\u001Bd\u202Ee\u2028f\uD800"));
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertEquals("\"" + "😀".repeat(40) + "\"", Quoted.of("😀".repeat(40)));
    assertEquals("\"" + "😀".repeat(40) + "…\"", Quoted.of("😀".repeat(41)));
  }
}

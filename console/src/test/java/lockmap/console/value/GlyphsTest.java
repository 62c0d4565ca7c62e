package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GlyphsTest {

  @Test
  void whatIsNotForLookingAtHasAStandInOfTheSameLength() {
    assertEquals(
        "a→\u2400\u241b\u2421é\uD83D\uDE00\uFFFD",
        Glyphs.of("a\t\u0000\u001b\u007fé\uD83D\uDE00\u200f"));
    assertEquals("\uFFFD\uFFFD", Glyphs.of("\uDB80\uDC00"), "a private character of two");
  }

  @Test
  void lineBreaksHaveNames() {
    assertEquals("LF", Glyphs.nameOfBreak("\n"));
    assertEquals("CRLF", Glyphs.nameOfBreak("\r\n"));
    assertEquals("CR", Glyphs.nameOfBreak("\r"));
    assertEquals("no line break", Glyphs.nameOfBreak(""));
  }
}

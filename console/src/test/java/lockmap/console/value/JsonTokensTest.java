package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonTokensTest {

  @Test
  void everyKindOfTokenHasItsRole() {
    assertEquals(
        "PUNCTUATION:{ NAME:\"a\" PUNCTUATION:: NUMBER:-1.50 PUNCTUATION:, NAME:\"b\""
            + " PUNCTUATION:: PUNCTUATION:[ STRING:\"x:\" PUNCTUATION:, LITERAL:true"
            + " PUNCTUATION:] PUNCTUATION:}",
        tokens("{ \"a\" : -1.50, \"b\":[\"x:\", true] }"));
  }

  @Test
  void colouringGoesOnBehindWhatIsBroken() {
    assertEquals("BROKEN:tru PUNCTUATION:, BROKEN:01 PUNCTUATION:]", tokens("tru, 01]"));
    assertEquals("BROKEN:\"a\\x\" PUNCTUATION:, STRING:\"b\"", tokens("\"a\\x\", \"b\""));
    assertEquals("PUNCTUATION:[ BROKEN:\"open, 1]", tokens("[\"open, 1]"));
    assertEquals("BROKEN:\"open\\", tokens("\"open\\"));
    assertEquals("BROKEN:\uD83D\uDE00 NUMBER:1", tokens("\uD83D\uDE00 1"));
    assertEquals("", tokens("  \t"));
  }

  private static String tokens(String line) {
    return JsonTokens.ofLine(line).stream()
        .map(token -> token.role() + ":" + line.substring(token.start(), token.end()))
        .collect(Collectors.joining(" "));
  }
}

package lockmap.console.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditorTextTest {

  @Test
  void linesAreHeldWithTheOneBreakOfAll() {
    assertEquals(new EditorText(List.of("a", "b", ""), "\r\n", ""), EditorText.of("a\r\nb\r\n"));
    assertEquals(new EditorText(List.of(""), "\n", ""), EditorText.of(""));
  }

  @Test
  void aLineThatIsTooLongIsCutButNeverInsideAPair() {
    assertTrue(EditorText.of("x".repeat(EditorText.LONGEST_LINE)).isEditable());
    String pairs = "x" + "\uD83D\uDE00".repeat(EditorText.LONGEST_LINE);

    EditorText cut = EditorText.of("short\n" + pairs);

    assertFalse(cut.isEditable());
    assertEquals("short", cut.lines().getFirst());
    assertEquals(pairs, String.join("", cut.lines().subList(1, cut.lines().size())));
    assertTrue(cut.lines().stream().noneMatch(line -> Character.isLowSurrogate(line.charAt(0))));
  }
}

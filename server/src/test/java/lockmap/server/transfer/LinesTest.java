package lockmap.server.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import lockmap.server.http.RequestMemory;
import lockmap.server.memory.MemoryPool;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void aLineEndsWithALineFeedOrWithTheStream() throws IOException {
    assertEquals(List.of("a", "", "b\r", "c"), lines("a\n\nb\r\nc", 10));
    assertEquals(List.of("a"), lines("a\n", 10));
    assertEquals(List.of(), lines("", 10));
  }

  @Test
  void aLineMayComeInPieces() throws IOException {
    String text = "x".repeat(200_000) + "\n" + "y".repeat(70_000);
    assertEquals(List.of("x".repeat(200_000), "y".repeat(70_000)), lines(text, 200_000));
  }

  @Test
  void aLineThatIsTooLongIsRefusedOnceThatIsSeen() throws IOException {
    assertEquals(List.of("abc"), lines("abc", 3));
    Lines endless = new Lines(new Endless(), 1_000_000, memory());
    assertThrows(Lines.TooLong.class, endless::next);
  }

  @Test
  void linesAreCounted() throws IOException {
    Lines lines = new Lines(stream("a\n\nb"), 10, memory());
    lines.next();
    assertEquals(1, lines.number());
    lines.next();
    lines.next();
    assertEquals(3, lines.number());
    assertNull(lines.next());
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }
  }

  private static List<String> lines(String text, int longest) throws IOException {
    Lines lines = new Lines(stream(text), longest, memory());
    List<String> all = new ArrayList<>();
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      all.add(new String(line, UTF_8));
    }
    return all;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static RequestMemory memory() {
    return new RequestMemory(new MemoryPool(16 << 20));
  }
}

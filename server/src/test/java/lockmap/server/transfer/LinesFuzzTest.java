package lockmap.server.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockmap.server.http.RequestMemory;
import lockmap.server.memory.MemoryPool;
import org.junit.jupiter.params.provider.MethodSource;

/** That lines which come in pieces are those that they would be in one. */
class LinesFuzzTest {

  private static final int LONGEST = 40;

  static Stream<byte[]> seeds() {
    return Stream.of("\3a\nb\r\n\nc", "\1\n\n\n", "\7", "\5" + "x".repeat(41) + "\ny", "\2a\n")
        .map(text -> text.getBytes(ISO_8859_1));
  }

  /** The first byte says how long the pieces are. */
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void areCutAtLineFeedsAlone(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    String text = new String(input, 1, input.length - 1, ISO_8859_1);
    List<String> expected = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty()) {
      int end = rest.indexOf('\n');
      String line = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      if (line.length() > LONGEST) {
        expected.add("too long");
        break;
      }
      expected.add(line);
    }
    assertEquals(expected, lines(new Pieces(text.getBytes(ISO_8859_1), 1 + (input[0] & 31))));
  }

  private static List<String> lines(InputStream in) throws IOException {
    List<String> found = new ArrayList<>();
    Lines lines = new Lines(in, LONGEST, new RequestMemory(new MemoryPool(1 << 20)));
    try {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        found.add(new String(line, ISO_8859_1));
        assertEquals(found.size(), lines.number());
      }
    } catch (Lines.TooLong _) {
      found.add("too long");
    }
    return found;
  }

  private static final class Pieces extends ByteArrayInputStream {

    private final int length;

    Pieces(byte[] bytes, int length) {
      super(bytes);
      this.length = length;
    }

    @Override
    public synchronized int read(byte[] to, int from, int most) {
      return super.read(to, from, Math.min(most, length));
    }
  }
}

package lockmap.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import lockmap.api.WireJson;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It writes what the JSON library would write. */
class JsonWriterTest {

  /** What is escaped in any way, what is not, and what is longer than one byte. */
  private static final int[] CHARACTERS = {
    0, 7, '\b', '\t', '\n', 0x0b, '\f', '\r', 0x1f, ' ', '"', '/', '?', '\\', 'x', 0x7f, 0x80, 'é',
    '\u2028', '€', 0xffff, 0x1f600
  };

  @Test
  void aTextIsWrittenAsTheLibraryWritesIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("x".repeat(random.nextInt(20)));
      for (int more = random.nextInt(4); more > 0; more--) {
        text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)])
            .append("y".repeat(random.nextInt(10)));
      }
      String expected = new String(WireJson.write(List.of(text.toString())), UTF_8);
      JsonText utf8 = new JsonText(Utf8Bytes.of(text.toString()));
      JsonWriter json = new JsonWriter(random.nextInt(50)).raw('[').text(utf8).raw(']');
      assertEquals(expected, written(json), "seed " + seed);
      assertEquals(expected.getBytes(UTF_8).length - 4, utf8.length(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -7, 10, 99, 100, -100, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE})
  void aNumberIsWrittenWithAllItsDigits(long number) {
    assertEquals("x" + number + "y", written(new JsonWriter(0).raw('x').number(number).raw('y')));
  }

  @Test
  void onlyWhatWasWrittenIsThere() {
    assertEquals("", written(new JsonWriter(8)));
    assertEquals("ab", written(new JsonWriter(2).raw(JsonWriter.prepared("ab"))));
    assertEquals("ab", written(new JsonWriter(8).raw(JsonWriter.prepared("ab"))));
  }

  private static String written(JsonWriter json) {
    assertEquals(json.size(), json.toByteArray().length);
    return new String(json.toByteArray(), UTF_8);
  }
}

package lockmap.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8BytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "plain ASCII, longer than a word", "é", "€", "😀", "a\0b", "\uFEFF"})
  void keepsATextAsItIs(String text) {
    Utf8Bytes bytes = Utf8Bytes.of(text);

    assertEquals(text, bytes.toString());
    assertArrayEquals(text.getBytes(UTF_8), bytes.sharedArray());
    assertEquals(text.getBytes(UTF_8).length, bytes.length());
  }

  @Test
  void encodesEveryTextAsTheJdkDoes() {
    Seeded.rounds(
        2_000,
        random -> {
          String text = randomText(random, random.nextInt(700));
          byte[] encoded = bytesOf(text);

          assertArrayEquals(encoded, Utf8Bytes.of(text).sharedArray());
          assertEquals(text, Utf8Bytes.adopt(encoded).toString());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "'\uD800', 0",
    "'\uDFFF', 0",
    "'ab\uD83D', 2",
    "'\uDE00\uD83D', 0",
    "'é\uD800', 1",
    "'😀\uDE00', 2",
    "'\uD83D😀', 0",
    "'a\uD800\uE000', 1",
    "'abcdefg\uD800', 7",
    "'?bcdefgh\uDC00', 8"
  })
  void refusesASurrogateWithoutItsPartner(String text, int position) {
    var refusal = assertThrows(MalformedUtf8Exception.class, () -> Utf8Bytes.of(text));

    assertEquals(position, refusal.position());
  }

  @Test
  void copiesARangeThatMayChangeAfterwards() {
    byte[] source = {'x', 'k', 'e', 'y', 'x'};
    Utf8Bytes copy = Utf8Bytes.copyOf(source, 1, 4);
    source[1] = (byte) 0xFF;

    assertEquals(Utf8Bytes.of("key"), copy);
    assertSame(Utf8Bytes.EMPTY, Utf8Bytes.copyOf(source, 2, 2));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "2, 1", "0, 4", "4, 4"})
  void refusesARangeOutsideOfTheSource(int from, int to) {
    byte[] source = {'a', 'b', 'c'};

    assertThrows(IndexOutOfBoundsException.class, () -> Utf8Bytes.copyOf(source, from, to));
  }

  @Test
  void isEqualByItsBytesAlone() {
    Utf8Bytes key = Utf8Bytes.of("schlüssel");

    assertEquals(key, Utf8Bytes.adopt("schlüssel".getBytes(UTF_8)));
    assertEquals(key.hashCode(), Utf8Bytes.adopt("schlüssel".getBytes(UTF_8)).hashCode());
    assertNotEquals(key, Utf8Bytes.of("schlussel"));
    assertNotEquals(key, Utf8Bytes.of("schlüssel\0"));
    assertNotEquals(key, (Object) "schlüssel");
  }

  @Test
  void ordersAsCodePointsDo() {
    Seeded.rounds(
        5_000,
        random -> {
          String one = randomText(random, random.nextInt(4));
          String other = randomText(random, random.nextInt(4));
          int expected = Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

          int actual = Utf8Bytes.of(one).compareTo(Utf8Bytes.of(other));

          assertEquals(Integer.signum(expected), Integer.signum(actual), one + " and " + other);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "abc, '', true",
    "abc, ab, true",
    "abc, abc, true",
    "abc, abcd, false",
    "abc, b, false",
    "'', '', true",
    "'', a, false",
    "é, è, false"
  })
  void startsWithItsFirstBytes(String text, String prefix, boolean expected) {
    assertEquals(expected, Utf8Bytes.of(text).startsWith(Utf8Bytes.of(prefix)));
  }

  @Test
  void startsWithAPartOfACharacterOnlyAsBytes() {
    Utf8Bytes accented = Utf8Bytes.of("é");

    assertEquals((byte) 0xC3, accented.at(0));
    assertEquals((byte) 0xA9, accented.at(1));
    assertFalse(accented.startsWith(Utf8Bytes.of("Ã")));
    assertTrue(accented.startsWith(Utf8Bytes.EMPTY));
  }

  @Test
  void writesAllItsBytes() throws IOException {
    var out = new ByteArrayOutputStream();
    Utf8Bytes.of("grün").writeTo(out);

    assertEquals("grün", out.toString(UTF_8));
  }

  private static byte[] bytesOf(String text) throws CharacterCodingException {
    var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  /** Code points of one to four bytes, with long runs of the first kind. */
  private static String randomText(Random random, int length) {
    int[] bounds = {0x80, 0x800, 0xD800, 0x1_0000, 0x11_0000};
    int alphabet = bounds[random.nextInt(bounds.length)];
    var text = new StringBuilder();
    for (int count = 0; count < length; count++) {
      int codePoint = random.nextInt(random.nextInt(8) == 0 ? alphabet : 0x80);
      boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
      text.appendCodePoint(surrogate ? 0xE000 : codePoint);
    }
    return text.toString();
  }
}

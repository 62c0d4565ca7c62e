package lockmap.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes are taken for UTF-8: those of Unicode 16, table 3-7, and no others. */
class Utf8StrictnessTest {

  private static final int WELL_FORMED = -1;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "7F",
        "C280",
        "DFBF",
        "E0A080",
        "ECBFBF",
        "ED9FBF",
        "EE8080",
        "EFBFBF",
        "F0908080",
        "F3BFBFBF",
        "F48FBFBF"
      })
  void takesTheFirstAndTheLastOfEachForm(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertArrayEquals(bytes, Utf8Bytes.adopt(bytes).sharedArray());
  }

  @ParameterizedTest
  @CsvSource({
    "lone continuation,             80,           0",
    "lone continuation behind one,  C3A980,       2",
    "byte that never occurs,        61FF,         1",
    "overlong NUL,                  C080,         0",
    "overlong slash,                C0AF,         0",
    "overlong of two bytes,         C1BF,         0",
    "overlong of three bytes,       E08080,       0",
    "overlong of three bytes,       E09FBF,       0",
    "overlong of four bytes,        F0808080,     0",
    "overlong of four bytes,        F08FBFBF,     0",
    "first surrogate,               EDA080,       0",
    "last surrogate,                EDBFBF,       0",
    "pair of surrogates (CESU-8),   61EDA0BDEDB880, 1",
    "above U+10FFFF,                F4908080,     0",
    "above U+10FFFF,                F5808080,     0",
    "five bytes,                    F888808080,   0",
    "six bytes,                     FC8480808080, 0",
    "truncated at the end: 1 of 2,  6161C3,       2",
    "truncated at the end: 1 of 3,  61E2,         1",
    "truncated at the end: 2 of 3,  61E282,       1",
    "truncated at the end: 1 of 4,  61F0,         1",
    "truncated at the end: 2 of 4,  61F09F,       1",
    "truncated at the end: 3 of 4,  61F09F98,     1",
    "truncated in the middle,       C361,         0",
    "truncated in the middle,       61E28261,     1",
    "truncated in the middle,       61F09F9861,   1",
    "truncated by another,          E2C3A9,       0"
  })
  void refusesWhatIsMalformedAndSaysWhere(String kind, String hex, int position) {
    assertEquals(position, refusalOf(HexFormat.of().parseHex(hex)), kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "😀"})
  void findsAMalformedByteBehindAnyPrefix(String repeated) {
    for (int count = 0; count <= 1_040; count++) {
      byte[] prefix = repeated.repeat(count).getBytes(UTF_8);
      byte[] bytes = join(prefix, new byte[] {(byte) 0xC3}, "tail of plain text".getBytes(UTF_8));

      assertEquals(prefix.length, refusalOf(bytes), () -> prefix.length + " bytes before");
      assertEquals(WELL_FORMED, refusalOf(prefix));
    }
  }

  @Test
  void findsACharacterWhereverItStandsInAsciiText() {
    byte[] character = "😀".getBytes(UTF_8);
    for (int before = 0; before <= 40; before++) {
      byte[] ascii = "x".repeat(before).getBytes(UTF_8);
      for (int kept = 1; kept < character.length; kept++) {
        byte[] part = Arrays.copyOf(character, kept);

        assertEquals(before, refusalOf(join(ascii, part)));
        assertEquals(before, refusalOf(join(ascii, part, ascii)));
      }
      assertEquals(WELL_FORMED, refusalOf(join(ascii, character, ascii)));
    }
  }

  @Test
  void takesExactlyAsManyFormsAsThereAreCodePoints() {
    assertEquals(0x80, countOfWellFormed(0, 0x100));
    assertEquals(0x80 * 0x80 + 0x780, countOfWellFormed(0, 0x1_0000));
    assertEquals(0x1000 - 0x800, countOfWellFormed(0xE0_0000, 0xE1_0000));
    assertEquals(0x1000 - 0x800, countOfWellFormed(0xED_0000, 0xEE_0000));
    assertEquals(0x1000, countOfWellFormed(0xEF_0000, 0xF0_0000));
  }

  @Test
  void agreesWithTheJdkOnDamagedText() {
    Seeded.rounds(
        20_000,
        random -> {
          byte[] bytes = "Grüße, 世界! 😀 ".repeat(1 + random.nextInt(40)).getBytes(UTF_8);
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x100);
          byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));

          assertEquals(refusalByTheJdk(cut), refusalOf(cut), () -> HexFormat.of().formatHex(cut));
        });
  }

  private static int refusalOf(byte[] bytes) {
    try {
      Utf8Bytes.adopt(bytes);
      return WELL_FORMED;
    } catch (MalformedUtf8Exception e) {
      return e.position();
    }
  }

  private static int refusalByTheJdk(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      UTF_8.newDecoder().decode(in);
      return WELL_FORMED;
    } catch (CharacterCodingException e) {
      return in.position();
    }
  }

  private static int countOfWellFormed(int from, int to) {
    int width = (Integer.SIZE - Integer.numberOfLeadingZeros(to - 1) + 7) / Byte.SIZE;
    int count = 0;
    byte[] bytes = new byte[width];
    for (int form = from; form < to; form++) {
      for (int at = 0; at < width; at++) {
        bytes[at] = (byte) (form >>> ((width - 1 - at) * Byte.SIZE));
      }
      if (refusalOf(bytes) == WELL_FORMED) {
        count++;
      }
    }
    return count;
  }

  private static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}

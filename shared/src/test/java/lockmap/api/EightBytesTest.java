package lockmap.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class EightBytesTest {

  private final Random random = new Random(1);

  @Test
  void marksSayOfWordsOfAsciiJustWhatIsTrueOfOneOfTheirBytes() {
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = new byte[11];
      char least = (char) random.nextInt(0x80);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) random.nextInt(least, 0x80);
      }
      int from = random.nextInt(4);
      long word = EightBytes.at(bytes, from);
      char asked = (char) random.nextInt(0x80);
      boolean less = false;
      boolean greater = false;
      boolean is = false;
      for (int at = from; at < from + 8; at++) {
        less |= bytes[at] < asked;
        greater |= bytes[at] > asked;
        is |= bytes[at] == asked;
      }
      assertEquals(less, EightBytes.isMarked(EightBytes.less(word, asked)));
      assertEquals(greater, EightBytes.isMarked(EightBytes.greater(word, asked)));
      assertEquals(is, EightBytes.isMarked(EightBytes.is(word, asked)));
    }
  }

  @Test
  void whatIsLookedForIsFoundBesideWhatIsNotAscii() {
    for (int at = 0; at < 8; at++) {
      byte[] bytes = new byte[8];
      random.nextBytes(bytes);
      bytes[at] = '.';
      assertTrue(EightBytes.isMarked(EightBytes.is(EightBytes.at(bytes, 0), '.')));
    }
  }
}

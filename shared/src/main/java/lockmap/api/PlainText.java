package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Texts that JSON has as they are: ASCII without anything to escape, which most keys and values
 * are. They are told from others eight bytes at a time (after "Determine if a word has a byte less
 * than n" in S. E. Anderson's "Bit Twiddling Hacks"), where a library looks at each character.
 */
final class PlainText {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private PlainText() {}

  /**
   * The bytes of a text that can stand between quotes as they are.
   *
   * @return null where it cannot, or has a question mark, for which the encoder could have put a
   *     surrogate without its partner
   */
  static byte @Nullable [] bytes(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      long special = word | less(word, ' ') | has(word, '"') | has(word, '\\') | has(word, '?');
      if ((special & HIGHS) != 0) {
        return null;
      }
    }
    for (; at < bytes.length; at++) {
      byte one = bytes[at];
      if (one < ' ' || one == '"' || one == '\\' || one == '?') {
        return null;
      }
    }
    return bytes;
  }

  /** Has a high bit set where one of eight bytes of ASCII is less than another. */
  private static long less(long word, char other) {
    return word - other * ONES;
  }

  private static long has(long word, char wanted) {
    return less(word ^ wanted * ONES, '\u0001');
  }
}

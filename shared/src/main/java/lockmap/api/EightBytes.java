package lockmap.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, as one word. The questions that are asked of a word leave marks in it, the
 * high bits of bytes; the marks of several questions may be joined by {@code |} and looked for at
 * once. They are right for words of ASCII, so that a word itself must be among what is joined: its
 * own high bits mark all that is not ASCII.
 *
 * <p>After "Determine if a word has a byte less than n" in S. E. Anderson's "Bit Twiddling Hacks".
 * Safe for use by any number of threads.
 */
public final class EightBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private EightBytes() {}

  /** Those that begin at an index. */
  public static long at(byte[] bytes, int index) {
    return (long) LONGS.get(bytes, index);
  }

  /** Leaves a mark where one of them is less than a character. */
  public static long less(long word, char bound) {
    return word - bound * ONES;
  }

  /** Leaves a mark where one of them is greater than a character. */
  public static long greater(long word, char bound) {
    return word + (0x7f - bound) * ONES;
  }

  /** Leaves a mark where one of them is a character. */
  public static long is(long word, char wanted) {
    return (word ^ wanted * ONES) - ONES;
  }

  /** Whether there is a mark. */
  public static boolean isMarked(long marks) {
    return (marks & HIGHS) != 0;
  }
}

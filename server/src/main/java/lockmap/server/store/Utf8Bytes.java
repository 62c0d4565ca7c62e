package lockmap.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable run of bytes that is known to be well-formed UTF-8: a key or a value.
 *
 * <p>The bytes are checked once, when they come in, so that nothing further inside needs to check
 * them again. Well-formed is what Unicode 16 table 3-7 says: no surrogates, no overlong forms, no
 * truncated sequence. ASCII, by far the commonest case, is recognised eight bytes at a time; only
 * what lies behind the first other byte goes through the JDK's reporting decoder.
 *
 * <p>Instances order as unsigned bytes, which for UTF-8 is also the order of code points. Instances
 * are safe for use by any number of threads.
 */
public final class Utf8Bytes implements Comparable<Utf8Bytes> {

  /** No bytes at all. */
  public static final Utf8Bytes EMPTY = new Utf8Bytes(new byte[0]);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
  private static final int DECODE_STEP = 512;

  private final byte[] bytes;

  private Utf8Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The UTF-8 form of a text.
   *
   * @throws MalformedUtf8Exception where the text has a surrogate without its partner
   */
  public static Utf8Bytes of(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    // The encoder puts a question mark for a surrogate without its partner and says nothing.
    if (encoded.length != text.length() || hasQuestionMark(encoded)) {
      requirePairedSurrogates(text);
    }
    return encoded.length == 0 ? EMPTY : new Utf8Bytes(encoded);
  }

  /**
   * A copy of some bytes.
   *
   * @param source where the bytes are; may change afterwards
   * @param from index of the first byte
   * @param to index behind the last byte
   * @throws IndexOutOfBoundsException where the range is not within the source
   * @throws MalformedUtf8Exception where they are not well-formed UTF-8
   */
  public static Utf8Bytes copyOf(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    return adopt(Arrays.copyOfRange(source, from, to));
  }

  /**
   * The given array itself, uncopied.
   *
   * @param owned the bytes; the caller hands them over and never touches them again
   * @throws MalformedUtf8Exception where they are not well-formed UTF-8
   */
  public static Utf8Bytes adopt(byte[] owned) {
    requireWellFormed(owned);
    return owned.length == 0 ? EMPTY : new Utf8Bytes(owned);
  }

  /** An array that was once checked: that of an instance which has been let go of. */
  static Utf8Bytes known(byte[] checked) {
    return checked.length == 0 ? EMPTY : new Utf8Bytes(checked);
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  /** The byte at an index. */
  public byte at(int index) {
    return bytes[index];
  }

  /** Whether these bytes begin with the given ones. */
  public boolean startsWith(Utf8Bytes prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  /** How many bytes these and others have in common before they differ, or one of them ends. */
  int commonPrefix(Utf8Bytes other) {
    int difference = Arrays.mismatch(bytes, other.bytes);
    return difference < 0 ? bytes.length : difference;
  }

  /** These bytes and one NUL: what comes next behind them in order. */
  Utf8Bytes followedByNul() {
    return new Utf8Bytes(Arrays.copyOf(bytes, bytes.length + 1));
  }

  /** Whether each byte is a character. */
  public boolean isAscii() {
    return asciiPrefix(bytes) == bytes.length;
  }

  /** Writes all the bytes to a stream. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /**
   * The array itself, so that an answer needs no copy of a value. Whoever asks for it must only
   * read it; the architecture test holds the list of who may ask.
   */
  public byte[] sharedArray() {
    return bytes;
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(bytes, UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Utf8Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public int compareTo(Utf8Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  private static void requireWellFormed(byte[] bytes) {
    int ascii = asciiPrefix(bytes);
    if (ascii == bytes.length) {
      return;
    }
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, ascii, bytes.length - ascii);
    CharBuffer out = CharBuffer.allocate(Math.min(bytes.length - ascii, DECODE_STEP) + 1);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
      if (result.isError()) {
        throw new MalformedUtf8Exception(in.position());
      }
    } while (result.isOverflow());
  }

  /** How many of the first bytes are surely ASCII: all of them, or up to the word that is not. */
  private static int asciiPrefix(byte[] bytes) {
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      if (((long) LONGS.get(bytes, at) & NOT_ASCII) != 0) {
        return at;
      }
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] < 0) {
        return at;
      }
    }
    return at;
  }

  /** Whether one of the bytes is a question mark: "determine if a word has a zero byte". */
  private static boolean hasQuestionMark(byte[] bytes) {
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long zeroed = (long) LONGS.get(bytes, at) ^ '?' * ONES;
      if (((zeroed - ONES) & ~zeroed & NOT_ASCII) != 0) {
        return true;
      }
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] == '?') {
        return true;
      }
    }
    return false;
  }

  private static void requirePairedSurrogates(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
          throw new MalformedUtf8Exception(at);
        }
        at++; // its partner
      }
    }
  }
}

package lockmap.server.http;

import static lockmap.api.EightBytes.greater;
import static lockmap.api.EightBytes.is;
import static lockmap.api.EightBytes.isMarked;
import static lockmap.api.EightBytes.less;

import java.util.Arrays;
import lockmap.api.EightBytes;

/** Undoes percent-encoding, once and strictly: what cannot be undone exactly is refused. */
final class PercentEncoding {

  private static final int ESCAPE_LENGTH = 3;

  private PercentEncoding() {}

  /** Where a text is no percent-encoding, and why. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    Malformed(String why, int position) {
      super(why, null, false, false);
      this.position = position;
    }

    /** The index of the offending character in the text. */
    int position() {
      return position;
    }
  }

  /** The bytes that a part of a path stands for. */
  static byte[] decodePath(String text, int from, int to) throws Malformed {
    return decode(text, from, to, '+');
  }

  /** The bytes that a part of a query stands for, in which, as in a form, a plus is a space. */
  static byte[] decodeQuery(String text, int from, int to) throws Malformed {
    return decode(text, from, to, ' ');
  }

  private static byte[] decode(String text, int from, int to, char plus) throws Malformed {
    byte[] bytes = lowBytes(text, from, to);
    if (standsForItself(bytes)) {
      return bytes;
    }
    int length = 0;
    int at = from;
    while (at < to) {
      char character = text.charAt(at);
      if (character == '%') {
        bytes[length++] = unescape(text, at, to);
        at += ESCAPE_LENGTH;
      } else {
        requireVisibleAscii(character, at);
        bytes[length++] = (byte) (character == '+' ? plus : character);
        at++;
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** The low byte of each character. That of U+FFFD, which may be among them, is none of ASCII. */
  @SuppressWarnings("deprecation") // for what it leaves out, which is wanted here
  private static byte[] lowBytes(String text, int from, int to) {
    byte[] bytes = new byte[to - from];
    text.getBytes(from, to, bytes, 0);
    return bytes;
  }

  /** As nearly every key does from end to end. */
  private static boolean standsForItself(byte[] bytes) {
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long word = EightBytes.at(bytes, at);
      long special = less(word, '!') | greater(word, '~') | is(word, '%') | is(word, '+');
      if (isMarked(word | special)) {
        return false;
      }
    }
    for (; at < bytes.length; at++) {
      byte one = bytes[at];
      if (one < '!' || one > '~' || one == '%' || one == '+') {
        return false;
      }
    }
    return true;
  }

  private static byte unescape(String text, int at, int to) throws Malformed {
    if (at + ESCAPE_LENGTH > to) {
      throw new Malformed("an escape that breaks off", at);
    }
    int high = hexDigit(text.charAt(at + 1));
    int low = hexDigit(text.charAt(at + 2));
    if (high < 0 || low < 0) {
      throw new Malformed("an escape whose two digits are not hexadecimal", at);
    }
    return (byte) (high << 4 | low);
  }

  /** Written out because the JDK's also takes the digits of other scripts. */
  private static int hexDigit(char character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    int lower = character | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** The framework turns each raw byte beyond ASCII into U+FFFD, so there is nothing to save. */
  private static void requireVisibleAscii(char character, int at) throws Malformed {
    if (character <= ' ' || character >= 0x7f) {
      throw new Malformed("a byte that must be percent-encoded", at);
    }
  }
}

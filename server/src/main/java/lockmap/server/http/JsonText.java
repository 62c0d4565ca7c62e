package lockmap.server.http;

import static lockmap.api.EightBytes.is;
import static lockmap.api.EightBytes.isMarked;
import static lockmap.api.EightBytes.less;

import java.util.HexFormat;
import lockmap.api.EightBytes;
import lockmap.server.store.Utf8Bytes;

/**
 * A text that JSON is to hold. It is known how long it will be there, so that room can be made for
 * it, and it need not be looked through again where nothing of it is to be escaped.
 *
 * @param text the text
 * @param length how many bytes of JSON it comes to, its quotes not counted
 */
public record JsonText(Utf8Bytes text, int length) {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** A text. */
  public JsonText(Utf8Bytes text) {
    this(text, length(text.sharedArray()));
  }

  /** Puts it into an array, without quotes, and says where it ends there. */
  int putInto(byte[] json, int from) {
    byte[] characters = text.sharedArray();
    if (length == characters.length) {
      System.arraycopy(characters, 0, json, from, length);
      return from + length;
    }
    int to = from;
    for (byte character : characters) {
      to = put(character, json, to);
    }
    return to;
  }

  private static int length(byte[] characters) {
    long length = 0;
    int at = 0;
    while (at < characters.length) {
      if (at <= characters.length - Long.BYTES && isPlain(EightBytes.at(characters, at))) {
        length += Long.BYTES;
        at += Long.BYTES;
      } else {
        int end = Math.min(at + Long.BYTES, characters.length);
        for (; at < end; at++) {
          length += length(characters[at]);
        }
      }
    }
    return Math.toIntExact(length);
  }

  private static boolean isPlain(long word) {
    return !isMarked(word | less(word, ' ') | is(word, '"') | is(word, '\\'));
  }

  private static int length(byte character) {
    if (shortEscape(character) != 0) {
      return 2;
    }
    return character < 0 || character >= ' ' ? 1 : 6;
  }

  private static int put(byte character, byte[] json, int at) {
    int length = length(character);
    if (length == 1) {
      json[at] = character;
    } else {
      json[at] = '\\';
      json[at + 1] = shortEscape(character);
    }
    if (length == 6) {
      json[at + 1] = 'u';
      json[at + 2] = '0';
      json[at + 3] = '0';
      json[at + 4] = (byte) HEX.toHighHexDigit(character);
      json[at + 5] = (byte) HEX.toLowHexDigit(character);
    }
    return at + length;
  }

  private static byte shortEscape(byte character) {
    return switch (character) {
      case '"', '\\' -> character;
      case '\b' -> 'b';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\f' -> 'f';
      case '\r' -> 'r';
      default -> 0;
    };
  }
}

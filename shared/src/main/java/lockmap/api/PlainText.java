package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.api.EightBytes.is;
import static lockmap.api.EightBytes.isMarked;
import static lockmap.api.EightBytes.less;

import org.jspecify.annotations.Nullable;

/**
 * Texts that JSON has as they are: ASCII without anything to escape, which most keys and values
 * are. They are told from others eight bytes at a time, where a library looks at each character.
 */
final class PlainText {

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
      long word = EightBytes.at(bytes, at);
      long special = less(word, ' ') | is(word, '"') | is(word, '\\') | is(word, '?');
      if (isMarked(word | special)) {
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
}

package lockmap.server.store;

import org.jspecify.annotations.Nullable;

/**
 * The keys from one on up to, and without, another, in the order of their bytes. Immutable.
 *
 * @param from the first key that is in, if it exists
 * @param to the first key that is out again; null where none is
 */
public record KeyRange(Utf8Bytes from, @Nullable Utf8Bytes to) {

  private static final KeyRange ALL = new KeyRange(Utf8Bytes.EMPTY, null);
  private static final KeyRange NONE = new KeyRange(Utf8Bytes.EMPTY, Utf8Bytes.EMPTY);

  /** All keys that begin with a prefix; with an empty one, all keys. */
  public static KeyRange under(Utf8Bytes prefix) {
    return prefix.length() == 0 ? ALL : new KeyRange(prefix, behind(prefix));
  }

  /** The part of this range that lies behind a key. */
  public KeyRange after(Utf8Bytes key) {
    return from(key.followedByNul());
  }

  /** The part of this range that lies behind all keys that begin with a prefix. */
  public KeyRange afterPrefix(Utf8Bytes prefix) {
    Utf8Bytes behind = behind(prefix);
    return behind == null ? NONE : from(behind);
  }

  /** Whether no key can be in it. */
  public boolean isEmpty() {
    return to != null && from.compareTo(to) >= 0;
  }

  private KeyRange from(Utf8Bytes later) {
    return later.compareTo(from) > 0 ? new KeyRange(later, to) : this;
  }

  /**
   * The least text behind all that begin with a prefix: its last code point made one greater, after
   * those that nothing is greater than are cut off. Null where all texts begin with it or come
   * before it.
   */
  private static @Nullable Utf8Bytes behind(Utf8Bytes prefix) {
    String text = prefix.toString();
    int end = text.length();
    while (end > 0) {
      int last = text.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        return Utf8Bytes.of(text.substring(0, end) + Character.toString(nextCodePoint(last)));
      }
    }
    return null;
  }

  /** The next one that UTF-8 can hold, which surrogates are not. */
  private static int nextCodePoint(int codePoint) {
    return codePoint + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : codePoint + 1;
  }
}

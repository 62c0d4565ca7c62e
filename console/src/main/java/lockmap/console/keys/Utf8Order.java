package lockmap.console.keys;

import java.util.Comparator;

/**
 * The order of the server's listings, by the bytes of UTF-8. It is that of code points, in which
 * strings do not compare by themselves: what needs a surrogate pair comes last, not before U+E000.
 */
final class Utf8Order implements Comparator<String> {

  static final Utf8Order INSTANCE = new Utf8Order();

  private Utf8Order() {}

  @Override
  public int compare(String one, String other) {
    int common = Math.min(one.length(), other.length());
    for (int at = 0; at < common; at++) {
      char left = one.charAt(at);
      char right = other.charAt(at);
      if (left != right) {
        return Character.isSurrogate(left) == Character.isSurrogate(right)
            ? Character.compare(left, right)
            : Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}

package lockmap.server.http;

import io.helidon.webserver.http.ServerRequest;
import lockmap.api.EightBytes;
import lockmap.api.Limits;
import lockmap.server.store.MalformedUtf8Exception;
import lockmap.server.store.Utf8Bytes;

/**
 * A key as the path of a request names it: what stands behind the route's prefix, percent-decoded
 * once. A slash in it may be written raw or as {@code %2F}; semicolons, doubled and trailing
 * slashes are bytes like any other.
 *
 * <p>Whether a key is one is a question about its decoded bytes, never about how they were written.
 * So {@code %2e} is just a dot, as in {@code v1%2e0}, and a segment that is nothing but one or two
 * dots is refused however it was written, {@code ..}, {@code %2e%2E} or {@code a%2F..%2Fb}: clients
 * and proxies resolve both forms before they send them on, so that such a key could be written but
 * not reliably read again.
 */
public final class KeyPath {

  private KeyPath() {}

  /**
   * The key that a request's path names.
   *
   * @param request a request that was routed by its raw path
   * @param prefix what stands before the key in that path, such as {@code /store/}
   * @throws HttpProblem 400 that says what is wrong with the key, and where
   */
  public static Utf8Bytes key(ServerRequest request, String prefix) {
    return decode(RawPath.of(request), prefix.length());
  }

  /**
   * The same key, if it may be one; for keys that come in a body or a query.
   *
   * @throws HttpProblem 400 where it is empty, too long or has a segment of dots
   */
  public static Utf8Bytes requireKey(Utf8Bytes key) {
    if (key.length() == 0) {
      throw badKey("The key is empty.");
    }
    if (key.length() > Limits.MAX_KEY_BYTES) {
      throw badKey(
          "The key has "
              + key.length()
              + " bytes; at most "
              + Limits.MAX_KEY_BYTES
              + " are allowed.");
    }
    requireNoDotSegment(key);
    return key;
  }

  static Utf8Bytes decode(String rawPath, int from) {
    byte[] bytes;
    try {
      bytes = PercentEncoding.decodePath(rawPath, from, rawPath.length());
    } catch (PercentEncoding.Malformed e) {
      throw badKey("The path has " + e.getMessage() + " at position " + e.position() + ".");
    }
    try {
      return requireKey(Utf8Bytes.adopt(bytes));
    } catch (MalformedUtf8Exception e) {
      throw badKey("The key is not UTF-8: its byte " + e.position() + " is out of place.");
    }
  }

  private static void requireNoDotSegment(Utf8Bytes key) {
    if (!hasDot(key.sharedArray())) {
      return;
    }
    int start = 0;
    for (int at = 0; at <= key.length(); at++) {
      if (at == key.length() || key.at(at) == '/') {
        if (isDots(key, start, at)) {
          throw badKey("The key has a segment of nothing but dots at its byte " + start + ".");
        }
        start = at + 1;
      }
    }
  }

  private static boolean hasDot(byte[] key) {
    int at = 0;
    for (; at <= key.length - Long.BYTES; at += Long.BYTES) {
      if (EightBytes.isMarked(EightBytes.is(EightBytes.at(key, at), '.'))) {
        return true; // or something beyond ASCII, which is looked at more closely as well
      }
    }
    for (; at < key.length; at++) {
      if (key[at] == '.') {
        return true;
      }
    }
    return false;
  }

  private static boolean isDots(Utf8Bytes key, int from, int to) {
    return switch (to - from) {
      case 1 -> key.at(from) == '.';
      case 2 -> key.at(from) == '.' && key.at(from + 1) == '.';
      default -> false;
    };
  }

  private static HttpProblem badKey(String detail) {
    return new HttpProblem(400, "bad-key", "Bad key", detail);
  }
}

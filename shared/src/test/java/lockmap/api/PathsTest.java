package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathsTest {

  private static final String PATH_CHARACTERS = "[A-Za-z0-9._~:@/%-]*";
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "0", "/", "//", ".", "..", "...", "%", "%2F", "%zz", "?", "#", ";x=1", "+", " ",
          "\\", "\"", "\0", "\r\n", "\u007F", "é", "€", "😀", "\uFEFF", "\uFFFF", ":", "@", "&",
          "=", "~", "cas/", "|");

  static final List<String> CAS_LIKE_KEYS = List.of("cas/x", "incr/x", "touch/x", "cas", "store/x");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      textBlock =
          """
          k|k
          a/b|a/b
          /a//b/|/a//b/
          user:1@home|user:1@home
          a-b_c.d~e|a-b_c.d~e
          a b|a%20b
          a+b|a%2Bb
          100%|100%25
          %2F|%252F
          a;x=1/b|a%3Bx%3D1/b
          a?b#c&d|a%3Fb%23c%26d
          é€😀|%C3%A9%E2%82%AC%F0%9F%98%80
          [\\]^{}"<>|%5B%5C%5D%5E%7B%7D%22%3C%3E
          ...|...
          a/..b/c.|a/..b/c.
          """)
  void aKeyStandsPercentEncodedInItsPath(String key, String encoded) {
    assertEquals("/store/" + encoded, Paths.store(key));
    assertEquals("/store/cas/" + encoded, Paths.cas(key));
    assertEquals("/watch_key/" + encoded, Paths.watchKey(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "./a", "../a", "a/.", "a/..", "a/./b", "a/../b", "//.."})
  void aKeyWithADotSegmentFitsInNoPath(String key) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Paths.store(key));
    assertEquals("\"key\" has a segment of nothing but dots", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Paths.cas(key));
    assertThrows(IllegalArgumentException.class, () -> Paths.watchKey(key));
  }

  @ParameterizedTest
  @FieldSource("CAS_LIKE_KEYS")
  void aKeyThatLooksLikeAnotherPathIsStillAKey(String key) {
    assertEquals("/store/" + key, Paths.store(key));
  }

  @Test
  void theLongestKeyStaysWithinARequestLineOf4096Bytes() {
    assertTrue(Paths.watchKey("€".repeat(341)).length() < 4000);
  }

  @Test
  void everyPathDecodesOnceToExactlyItsKey() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int carried = 0;
    for (int round = 0; round < 20_000; round++) {
      String key = randomKey(random);
      if (hasDotSegment(key)) {
        assertThrows(IllegalArgumentException.class, () -> Paths.store(key), key);
        continue;
      }
      String path = Paths.store(key);
      String seeded = "seed " + seed + ", round " + round + ": " + path;
      assertTrue(path.matches(PATH_CHARACTERS), seeded);
      assertEquals(key, decoded(path.substring("/store/".length())), seeded);
      assertEquals(path, URI.create("http://h" + path).getRawPath(), seeded);
      carried++;
    }
    assertTrue(carried > 5_000, "seed " + seed + " carried only " + carried);
  }

  private static String randomKey(Random random) {
    StringBuilder key = new StringBuilder();
    int pieces = 1 + random.nextInt(8);
    for (int piece = 0; piece < pieces; piece++) {
      key.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return key.toString();
  }

  private static boolean hasDotSegment(String key) {
    return ("/" + key + "/").matches("(?s).*/\\.\\.?/.*");
  }

  private static String decoded(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < path.length(); at++) {
      if (path.charAt(at) == '%') {
        bytes.write(Integer.parseInt(path.substring(at + 1, at + 3), 16));
        at += 2;
      } else {
        bytes.write(path.charAt(at));
      }
    }
    return bytes.toString(UTF_8);
  }
}

package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockmap.client.WatchQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimTest {

  @Test
  void everythingNeedsNoText() {
    assertEquals(new Aim.Right(WatchQuery.all(), "all keys"), Aim.of(Scope.ALL, "left over"));
  }

  @Test
  void aPrefixIsTakenAsItIs() {
    assertEquals(
        new Aim.Right(WatchQuery.under(" a b/"), "keys under  a b/"),
        Aim.of(Scope.PREFIX, " a b/"));
  }

  @Test
  void keysStandBetweenSpacesOrQuotes() {
    assertEquals(
        List.of("a", "b,c", "with space", "quo\"te\\", "d\"e"),
        KeyWords.read("  a b,c \"with space\"\t\"quo\\\"te\\\\\" d\"e "));
    assertEquals(new Aim.Right(WatchQuery.keys("a", "b"), "2 keys"), Aim.of(Scope.KEYS, "a b a"));
    assertEquals(new Aim.Right(WatchQuery.keys("a"), "key a"), Aim.of(Scope.KEYS, " a"));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    List<String> keys = List.of("a", "with space", "\"", "\\", "\"a\\", "tab\there", "漢字");
    assertEquals(keys, KeyWords.read(KeyWords.write(keys)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PREFIX | ``       | Write what the keys begin with, or choose All keys.
          KEYS   | `  `     | Write one key, or several with spaces between.
          KEYS   | `a "b`   | The quote at character 3 is not closed.
          KEYS   | `"a"b`   | A space belongs behind the closing quote, character 3.
          KEYS   | `"a\\b"` | Within quotes a backslash is written twice, see character 3.
          KEYS   | `""`     | "key" must be 1 to 1024 bytes of UTF-8.
          """)
  void whatCannotBeWatchedIsNamed(Scope scope, String text, String complaint) {
    assertEquals(new Aim.Wrong(complaint), Aim.of(scope, text));
  }

  @Test
  void aWatchHasRoomForSoManyKeys() {
    String keys = IntStream.range(0, 100).mapToObj(at -> "k" + at).collect(Collectors.joining(" "));
    assertInstanceOf(Aim.Right.class, Aim.of(Scope.KEYS, keys));
    assertEquals(
        new Aim.Wrong(
            "These are 101 keys, and one watch follows 100 at most; watch their prefix instead."),
        Aim.of(Scope.KEYS, keys + " more"));
    assertEquals(
        new Aim.Wrong("This is longer than the 2,000 characters that fit into a request."),
        Aim.of(Scope.PREFIX, "x".repeat(2_001)));
  }
}

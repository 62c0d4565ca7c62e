package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as they come over the wire; what stands in the tables is the raw path behind /store/. */
class KeyPathTest {

  private ToyServer server;

  @BeforeEach
  void start() {
    server = new ToyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          a                      , a
          a/b                    , a/b
          a%2Fb                  , a/b
          a%2fb                  , a/b
          a//b                   , a//b
          /a                     , /a
          a/                     , a/
          /                      , /
          a;x=1/b                , a;x=1/b
          ;                      , ;
          a%3Bx                  , a;x
          v1%2e0                 , v1.0
          v1.0                   , v1.0
          ...                    , ...
          .a/..b/c..             , .a/..b/c..
          a%20b                  , a b
          a+b                    , a+b
          a%2Bb                  , a+b
          %25                    , %
          %2541                  , %41
          a:b@c                  , a:b@c
          {a}|"b"<c>^[d]         , {a}|"b"<c>^[d]
          a\\b                   , a\\b
          %C3%A4                 , ä
          %e2%82%ac              , €
          %F0%9F%94%92           , 🔒
          %EF%BF%BD              , �
          cas/x                  , cas/x
          http://host/a          , http://host/a
          """)
  void aPathNamesTheKeyThatItsBytesStandFor(String raw, String key) throws IOException {
    assertEquals(201, put(raw).status());
    assertEquals(Set.of(Utf8Bytes.of(key)), server.values.keySet());
  }

  @ParameterizedTest
  @CsvSource({"%00", "a%0D%0Ab", "%7F", "%0A"})
  void controlCharactersAreAllowedWhereTheyArePercentEncoded(String raw) throws IOException {
    assertEquals(201, put(raw).status());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      delimiter = '|',
      textBlock =
          """
          ``          | The key is empty
          a%          | an escape that breaks off at position 8
          a%4         | an escape that breaks off at position 8
          a%zz        | digits are not hexadecimal at position 8
          a%4g        | digits are not hexadecimal at position 8
          a%-1        | digits are not hexadecimal at position 8
          %u0041      | digits are not hexadecimal at position 7
          %FF         | not UTF-8: its byte 0
          a%C3        | not UTF-8: its byte 1
          a%C3b       | not UTF-8: its byte 1
          %C0%AF      | not UTF-8: its byte 0
          %ED%A0%80   | not UTF-8: its byte 0
          %F4%90%80%80| not UTF-8: its byte 0
          .           | nothing but dots at its byte 0
          ..          | nothing but dots at its byte 0
          ../status   | nothing but dots at its byte 0
          a/../b      | nothing but dots at its byte 2
          a/.         | nothing but dots at its byte 2
          a/..        | nothing but dots at its byte 2
          ./a         | nothing but dots at its byte 0
          %2e         | nothing but dots at its byte 0
          %2e%2E      | nothing but dots at its byte 0
          .%2e        | nothing but dots at its byte 0
          a%2F..%2Fb  | nothing but dots at its byte 2
          a%2f%2e%2e  | nothing but dots at its byte 2
          \u00e4      | must be percent-encoded at position 7
          a\u007f     | must be percent-encoded at position 8
          a\u0001b    | must be percent-encoded at position 8
          a\u0009b    | must be percent-encoded at position 8
          """)
  void aPathThatNamesNoKeySaysWhatIsWrongAndWhere(String raw, String detail) throws IOException {
    String said = assertProblem(400, put(raw));
    assertTrue(said.contains(detail), said);
    assertEquals(Set.of(), server.values.keySet());
  }

  @Test
  void aKeyOf1024BytesMayBePercentEncodedThroughout() throws IOException {
    assertEquals(201, put("%41".repeat(1024)).status());
    assertEquals(204, put("A".repeat(1024)).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "%41"})
  void aKeyOf1025BytesIsTooLong(String letter) throws IOException {
    String said = assertProblem(400, put(letter.repeat(1025)));
    assertTrue(said.contains("1025 bytes; at most 1024"), said);
  }

  @Test
  void lengthCountsBytesAndNotCharacters() throws IOException {
    assertEquals(201, put("%C3%A4".repeat(512)).status());
    assertProblem(400, put("%C3%A4".repeat(512) + "a"));
  }

  @Test
  void aFragmentIsNotSilentlyCutOff() throws IOException {
    assertProblem(400, put("a#b"));
    assertProblem(400, put("a#"));
    assertEquals(Set.of(), server.values.keySet());
  }

  @Test
  void aKeyFromElsewhereIsHeldToTheSameRules() {
    Utf8Bytes fine = Utf8Bytes.of("a//b");
    assertEquals(fine, KeyPath.requireKey(fine));
    assertThrows(HttpProblem.class, () -> KeyPath.requireKey(Utf8Bytes.EMPTY));
    assertThrows(HttpProblem.class, () -> KeyPath.requireKey(Utf8Bytes.of("a/../b")));
    assertThrows(HttpProblem.class, () -> KeyPath.requireKey(Utf8Bytes.of("k".repeat(1025))));
  }

  private RawAnswer put(String raw) throws IOException {
    try (RawConnection connection = server.connect()) {
      RawAnswer answer = connection.request("PUT", "/store/" + raw).answer();
      assertEquals(200, connection.request("GET", "/status").answer().status());
      return answer;
    }
  }
}

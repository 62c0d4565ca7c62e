package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {

  private static final String ESCAPED = "\"\\?";

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 16, 23})
  void oneCharacterThatIsNotPlainIsFoundWhereverItStands(int length) {
    for (int at = 0; at < length; at++) {
      for (char one = 0; one < 0x180; one++) {
        String text = "a".repeat(at) + one + "~".repeat(length - at - 1);
        byte[] plain = PlainText.bytes(text);
        if (one >= ' ' && one < 0x80 && ESCAPED.indexOf(one) < 0) {
          assertArrayEquals(text.getBytes(UTF_8), plain, text);
        } else {
          assertNull(plain, text);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "aaaaaaaa\udc00", "\ud83d\ude00", "\uffff"})
  void whatIsNotAsciiIsNotPlain(String text) {
    assertNull(PlainText.bytes(text));
  }
}

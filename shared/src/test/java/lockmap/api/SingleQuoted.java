package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Function;

/** JSON as it stands in tables of tests, with single quotes for double ones. */
final class SingleQuoted {

  private SingleQuoted() {}

  static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  static void assertRefused(Function<byte[], ?> reader, String json, String complaint) {
    MalformedJsonException refused =
        assertThrows(MalformedJsonException.class, () -> reader.apply(json(json)));
    assertEquals(complaint.replace('\'', '"'), refused.getMessage());
  }
}

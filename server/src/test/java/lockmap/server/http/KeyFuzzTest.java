package lockmap.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.stream.Stream;
import lockmap.api.Limits;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.params.provider.MethodSource;

/** That a path names the key which a plain reference says, or none where that says none. */
class KeyFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "a/b%2Fc",
            "%F0%9F%94%92",
            "a%C3",
            "%C0%AF",
            "%ED%A0%80",
            "..",
            "a/%2e%2E",
            "a+b;x=1//",
            "%",
            "%4",
            "%4g",
            "%00%0D%0A",
            "ä",
            "a".repeat(1025))
        .map(path -> path.getBytes(ISO_8859_1));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void readsWhatTheReferenceReads(byte[] path) {
    String raw = new String(path, ISO_8859_1);
    assertEquals(reference(raw), key(raw));
    String escaped = escaped(path);
    assertEquals(reference(escaped), key(escaped), escaped);
    key(escaped).ifPresent(key -> assertArrayEquals(path, key.sharedArray()));
  }

  private static Optional<Utf8Bytes> key(String path) {
    try {
      return Optional.of(KeyPath.decode("/store/" + path, 7));
    } catch (HttpProblem problem) {
      assertEquals(400, problem.problem().status());
      return Optional.empty();
    }
  }

  /** Every byte as an escape, the letters of every other one in small. */
  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; at++) {
      text.append((at % 2 == 0 ? "%%%02x" : "%%%02X").formatted(bytes[at]));
    }
    return text.toString();
  }

  /** As the contract has it, said in other words than the code's. */
  private static Optional<Utf8Bytes> reference(String path) {
    if (!path.matches("(?:[!-$&-~]|%[0-9A-Fa-f]{2})*+")) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < path.length(); at++) {
      if (path.charAt(at) == '%') {
        bytes.write(Integer.parseInt(path, at + 1, at + 3, 16));
        at += 2;
      } else {
        bytes.write(path.charAt(at));
      }
    }
    String text;
    try {
      text = UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
    boolean isKey =
        bytes.size() > 0
            && bytes.size() <= Limits.MAX_KEY_BYTES
            && !("/" + text + "/").contains("/./")
            && !("/" + text + "/").contains("/../");
    return isKey ? Optional.of(Utf8Bytes.of(text)) : Optional.empty();
  }
}

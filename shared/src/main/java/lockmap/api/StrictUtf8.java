package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes a body, where a JSON library would guess at UTF-16 and let overlong forms pass. */
final class StrictUtf8 {

  private StrictUtf8() {}

  /**
   * The characters of a body, in an array that begins with the first of them.
   *
   * @throws MalformedJsonException where it is not well-formed UTF-8, or begins with a mark
   */
  static CharBuffer decoded(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    CharBuffer out = CharBuffer.allocate(body.length);
    CoderResult result =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw new MalformedJsonException("the JSON is not UTF-8 at byte " + (in.position() + 1));
    }
    out.flip();
    if (!out.isEmpty() && out.charAt(0) == '\uFEFF') {
      throw new MalformedJsonException("the JSON begins with a byte order mark");
    }
    return out;
  }
}

package lockmap.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHashTest {

  /** The second example of FIPS 180-2, B.1, as sha256sum gives it too. */
  private static final String OF_ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void itIsTheSha256OfTheToken() {
    assertEquals(OF_ABC, TokenHash.of("abc").toString());
  }

  @Test
  void itIsReadAsItIsWritten() {
    TokenHash hash = TokenHash.parse(OF_ABC);
    assertEquals(TokenHash.of("abc"), hash);
    assertEquals(TokenHash.of("abc").hashCode(), hash.hashCode());
    assertTrue(hash.matches(TokenHash.of("abc")));
    assertFalse(hash.matches(TokenHash.of("abd")));
    assertNotEquals(TokenHash.of("abd"), hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015adb",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
        "sha512:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      })
  void nothingElseIsOne(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> TokenHash.parse(text)).getMessage();
    assertEquals("a hash is sha256: and 64 hexadecimal digits (0-9, a-f)", message);
  }
}

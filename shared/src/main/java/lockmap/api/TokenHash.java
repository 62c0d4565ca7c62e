package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server keeps of a token: its SHA-256, from which nobody gets the token back as long as it
 * is a random one. Immutable.
 */
public final class TokenHash {

  private static final String SCHEME = "sha256:";
  private static final Pattern FORM = Pattern.compile(SCHEME + "([0-9a-f]{64})");

  private final byte[] digest;

  private TokenHash(byte[] digest) {
    this.digest = digest;
  }

  /** That of a token. */
  public static TokenHash of(String token) {
    try {
      return new TokenHash(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * The one that a text stands for: {@code sha256:} and 64 hexadecimal digits in lower case.
   *
   * @throws IllegalArgumentException where it is none; the text, which may be a token that somebody
   *     put in the wrong place, is not in the message
   */
  public static TokenHash parse(String text) {
    var hash = FORM.matcher(text);
    if (!hash.matches()) {
      throw new IllegalArgumentException("a hash is sha256: and 64 hexadecimal digits (0-9, a-f)");
    }
    return new TokenHash(HexFormat.of().parseHex(hash.group(1)));
  }

  /** Whether it is that of the same token, found out in a time that tells nothing of either. */
  public boolean matches(TokenHash other) {
    return MessageDigest.isEqual(digest, other.digest);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenHash that && matches(that);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** The text that {@link #parse} takes. */
  @Override
  public String toString() {
    return SCHEME + HexFormat.of().formatHex(digest);
  }
}

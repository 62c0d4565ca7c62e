package lockmap.client;

import java.util.regex.Pattern;

/**
 * What a client shows to be let in (RFC 6750). Its text is told to nobody but the server.
 *
 * @param secret the token
 */
public record BearerToken(String secret) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /**
   * Checks the form of the token.
   *
   * @throws IllegalArgumentException where no header can carry it
   */
  public BearerToken {
    if (!FORM.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "a bearer token has letters, digits and - . _ ~ + / only, and = at its end");
    }
  }

  /** Says that there is one, and not which. */
  @Override
  public String toString() {
    return "BearerToken[hidden]";
  }
}

package lockmap.console.connect;

import java.util.Optional;
import lockmap.client.BearerToken;

/** Tokens as somebody has typed or kept them. */
final class Tokens {

  private Tokens() {}

  /** What is wrong with a token, in a sentence; empty for none, and where nothing is wrong. */
  static String error(String typed) {
    if (typed.isBlank()) {
      return "";
    }
    try {
      BearerToken _ = new BearerToken(typed.strip());
      return "";
    } catch (IllegalArgumentException e) {
      return "A token has letters, digits and - . _ ~ + / only, and = at its end.";
    }
  }

  /** The token that a text is, if it is one. Space around it does not count. */
  static Optional<BearerToken> read(String typed) {
    return typed.isBlank() || !error(typed).isEmpty()
        ? Optional.empty()
        : Optional.of(new BearerToken(typed.strip()));
  }
}

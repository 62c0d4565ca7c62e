package lockmap.server.access;

import java.util.List;
import lockmap.api.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * All tokens that are let in. Immutable.
 *
 * @param all no two of which have one hash
 */
record Tokens(List<Token> all) {

  /** Keeps a copy of the list. */
  Tokens {
    all = List.copyOf(all);
  }

  /**
   * The token that has this hash; null where none has. Every token is looked at each time,
   * whichever it is.
   */
  @Nullable Token find(TokenHash shown) {
    Token found = null;
    for (Token token : all) {
      if (token.hash().matches(shown)) {
        found = token;
      }
    }
    return found;
  }
}

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
   * The same tokens as successors of others. Those whose grants have not changed keep the revision
   * since which their holders are told by them.
   *
   * @param changed the revision of those that are new or have other grants
   */
  Tokens after(Tokens previous, long changed) {
    return new Tokens(
        all.stream().map(token -> token.toldSince(previous.toldSince(token, changed))).toList());
  }

  private long toldSince(Token next, long changed) {
    Token token = find(next.hash());
    return token != null && token.grant().equals(next.grant()) ? token.toldSince() : changed;
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

package lockmap.server.access;

import java.time.Instant;
import java.time.InstantSource;
import lockmap.api.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * A token that is let in.
 *
 * @param hash all that is known of the token itself
 * @param grant what its holder may do
 * @param expires from when on it is let in no more; null where it always is
 * @param toldSince the revision of the store from which on it has been told by this grant and no
 *     other
 */
record Token(TokenHash hash, Grant grant, @Nullable Instant expires, long toldSince) {

  /** One whose grant is that of the server's start. */
  Token(TokenHash hash, Grant grant, @Nullable Instant expires) {
    this(hash, grant, expires, 0);
  }

  /** The same, told by this grant from another revision on. */
  Token toldSince(long revision) {
    return new Token(hash, grant, expires, revision);
  }

  /** Whether it is let in now. */
  boolean isValid(InstantSource clock) {
    return expires == null || clock.instant().isBefore(expires);
  }
}

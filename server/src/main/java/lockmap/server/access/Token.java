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
 */
record Token(TokenHash hash, Grant grant, @Nullable Instant expires) {

  /** Whether it is let in now. */
  boolean isValid(InstantSource clock) {
    return expires == null || clock.instant().isBefore(expires);
  }
}

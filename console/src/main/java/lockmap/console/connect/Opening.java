package lockmap.console.connect;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import lockmap.client.BearerToken;
import lockmap.console.session.Target;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known before a server can be spoken to: its certificates, and the token. Blocks
 * for the disk and the keystore.
 *
 * @param profile which server
 * @param typed the token that the operator has given; empty for none
 * @param secrets where it may be kept, once that is known
 * @param clock tells which certificates have expired
 */
record Opening(
    Profile profile, String typed, CompletableFuture<Secrets> secrets, InstantSource clock) {

  /** How to go on. */
  sealed interface Next {

    /**
     * The server can be spoken to.
     *
     * @param kept the token that the keystore gave; empty where it was not asked, or has none
     */
    record Open(Target target, String kept) implements Next {}

    /** The operator has to give the token first. */
    record AskForToken(String why) implements Next {}
  }

  /**
   * Gathers all of it.
   *
   * @throws UntrustedException where the CA file cannot be used
   */
  Next prepare() throws UntrustedException, ExecutionException, InterruptedException {
    BearerToken token = null;
    String kept = "";
    if (profile.wantsToken()) {
      token = Tokens.read(typed).orElse(null);
      if (token == null) {
        try {
          token = profile.keepsToken() ? secrets.get().find(profile.id()).orElse(null) : null;
        } catch (SecretsException e) {
          return new Next.AskForToken(e.getMessage() + " Give the token here instead.");
        }
        if (token == null) {
          return new Next.AskForToken(
              "“" + profile.name() + "” asks for a token. Type it and press Enter.");
        }
        kept = token.secret();
      }
    }
    return new Next.Open(target(token), kept);
  }

  private Target target(@Nullable BearerToken token) throws UntrustedException {
    SSLContext tls = profile.caFile() == null ? null : Trust.in(profile.caFile(), clock).context();
    return new Target(profile.id(), profile.name(), profile.options(token, tls), profile.colour());
  }
}

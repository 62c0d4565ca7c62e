package lockmap.console.connect;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import lockmap.client.BearerToken;
import lockmap.client.ClientOptions;
import lockmap.console.session.ProfileColour;
import org.jspecify.annotations.Nullable;

/**
 * A server that the operator knows. Its token is not here and never on disk in plain text.
 *
 * @param id what the console knows it by, the same for ever
 * @param name what the operator calls it
 * @param server its address
 * @param wantsToken whether it lets in only who has a token
 * @param keepsToken whether the token is kept in the keystore; never where none is wanted
 * @param readOnly whether nothing may be changed there
 * @param colour what marks the window while it is connected
 * @param caFile certificates in PEM to trust besides those that the JDK does; null for none
 */
public record Profile(
    String id,
    String name,
    URI server,
    boolean wantsToken,
    boolean keepsToken,
    boolean readOnly,
    ProfileColour colour,
    @Nullable Path caFile) {

  /** Checks what a {@link Draft} checks; throws {@link IllegalArgumentException} with its words. */
  public Profile {
    keepsToken &= wantsToken;
    if (id.isBlank()) {
      throw new IllegalArgumentException("a profile must have an id");
    }
    ProfileRules.name(name).ifPresent(Profile::refuse);
    ProfileRules.server(server).ifPresent(Profile::refuse);
    if (caFile != null) {
      ProfileRules.caFile(caFile).ifPresent(Profile::refuse);
    }
  }

  /** An id that no other profile has. */
  public static String newId(RandomGenerator random) {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** How to speak to the server. */
  public ClientOptions options(@Nullable BearerToken token, @Nullable SSLContext tls) {
    ClientOptions options = ClientOptions.to(server);
    ClientOptions known = token == null ? options : options.withToken(token.secret());
    ClientOptions trusting = tls == null ? known : known.withTls(tls);
    return readOnly ? trusting.withReadOnly() : trusting;
  }

  /** What the operator should know before connecting, in a sentence. */
  public Optional<String> warning() {
    boolean inTheClear = wantsToken && "http".equalsIgnoreCase(server.getScheme());
    return inTheClear && !isThisMachine(server.getHost())
        ? Optional.of("The token goes over the network unencrypted: use https://.")
        : Optional.empty();
  }

  private static boolean isThisMachine(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // a name, which is not looked up just for this
    }
  }

  private static void refuse(String why) {
    throw new IllegalArgumentException(why);
  }
}

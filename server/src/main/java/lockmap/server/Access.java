package lockmap.server;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lockmap.server.access.AccessFilter;
import lockmap.server.access.CurrentTokens;
import lockmap.server.access.Grant;
import lockmap.server.access.Grants;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import org.jspecify.annotations.Nullable;

/** Who is let in: everybody, or those whose tokens a file has, which a thread looks at. */
final class Access {

  private final @Nullable CurrentTokens tokens;

  private Access(@Nullable CurrentTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * As the settings have it.
   *
   * @param clock by which tokens expire
   * @param revision that of the store
   * @throws ConfigException where the file cannot be followed
   */
  static Access of(ServerConfig.Auth auth, InstantSource clock, LongSupplier revision) {
    return new Access(
        auth.tokensFile() == null ? null : new CurrentTokens(auth.tokensFile(), clock, revision));
  }

  /** What routes ask. */
  Grants grants() {
    return tokens == null ? Grants.OPEN : tokens;
  }

  /** What the operator calls the token that a request has shown. */
  Optional<String> name(ServerRequest request) {
    return tokens == null ? Optional.empty() : tokens.find(request).map(Grant::name);
  }

  /** What requests pass, behind the limits, so that guessing is limited. */
  List<Filter> filters() {
    return tokens == null ? List.of() : List.of(new AccessFilter(tokens));
  }

  /** Whether the tokens that count are those of the file. */
  boolean isFileGood() {
    return tokens == null || tokens.isFileGood();
  }

  /** What looks at the file. */
  List<BackgroundLoop> loops() {
    return tokens == null ? List.of() : List.of(new BackgroundLoop("tokens", tokens::lookThenRest));
  }
}

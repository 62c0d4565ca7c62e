package lockmap.console.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A server as a sentence names it.
 *
 * @param server its address; null where it is not known
 */
record Place(@Nullable URI server) {

  /** Its host and port, such as {@code localhost:3000}. */
  String authority() {
    return server == null ? "the server's address" : String.valueOf(server.getRawAuthority());
  }

  /** Its host alone. */
  String host() {
    return server == null ? "the server's host" : '"' + server.getHost() + '"';
  }

  /** Whether it is spoken to without TLS, as far as is known. */
  boolean isPlain() {
    return server != null && "http".equalsIgnoreCase(server.getScheme());
  }

  /** Whether it is spoken to in TLS, as far as is known. */
  boolean isSecure() {
    return server != null && "https".equalsIgnoreCase(server.getScheme());
  }
}

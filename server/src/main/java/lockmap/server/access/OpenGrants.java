package lockmap.server.access;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** What everybody has where no tokens are asked for: one answer, made once. */
final class OpenGrants implements Grants {

  private static final Optional<Grant> FOUND = Optional.of(Grant.ALL);

  private static final Hold FOR_EVER =
      new Hold() {
        @Override
        public boolean stands() {
          return true;
        }

        @Override
        public void close() {
          // nobody takes back what everybody may do
        }
      };

  @Override
  public Grant of(ServerRequest request) {
    return Grant.ALL;
  }

  @Override
  public long toldSince(ServerRequest request) {
    return 0;
  }

  @Override
  public Optional<Grant> find(ServerRequest request) {
    return FOUND;
  }

  @Override
  public Hold hold(ServerRequest request, Runnable end) {
    return FOR_EVER;
  }
}

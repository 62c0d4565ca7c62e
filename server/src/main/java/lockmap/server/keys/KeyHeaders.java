package lockmap.server.keys;

import io.helidon.webserver.http.ServerResponse;
import java.util.function.LongSupplier;
import lockmap.server.http.Answers;
import lockmap.server.store.Slot;

/** What every answer about a key says of it in its headers. */
final class KeyHeaders {

  private KeyHeaders() {}

  static void describe(Slot slot, LongSupplier ticker, ServerResponse response) {
    response.header(Answers.etag(slot.revision()));
    Long seconds = slot.secondsLeft(ticker.getAsLong());
    if (seconds != null) {
      response.header(Answers.ttl(seconds));
    }
  }
}

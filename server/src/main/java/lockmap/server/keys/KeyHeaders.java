package lockmap.server.keys;

import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lockmap.server.http.Answers;
import lockmap.server.store.Slot;

/** What every answer about a key says of it in its headers. */
final class KeyHeaders {

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private KeyHeaders() {}

  static void describe(Slot slot, LongSupplier ticker, ServerResponse response) {
    response.header(Answers.etag(slot.revision()));
    if (slot.deadline() != Slot.NEVER) {
      response.header(Answers.ttl(secondsLeft(slot, ticker)));
    }
  }

  /** Rounded up, and never 0: a key that has no time left is not answered about. */
  static long secondsLeft(Slot slot, LongSupplier ticker) {
    long left = slot.deadline() - ticker.getAsLong();
    return Math.max(1, Math.ceilDiv(left, NANOS_PER_SECOND));
  }
}

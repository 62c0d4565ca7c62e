package lockmap.console.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lockmap.api.Status;
import lockmap.client.StoreClient;

/**
 * What a server said of itself at some moment.
 *
 * @param at when the answer was there
 * @param status the server's figures
 * @param roundTrip how long they took to come
 */
public record Pulse(Instant at, Status status, Duration roundTrip) {

  static Pulse of(StoreClient client, InstantSource clock) {
    Instant asked = clock.instant();
    Status status = client.status();
    Instant answered = clock.instant();
    return new Pulse(answered, status, Duration.between(asked, answered));
  }

  /**
   * Whether the server has been started anew since an earlier moment, as far as its figures show:
   * they begin again at nothing.
   */
  public boolean isOfAnotherLifeThan(Pulse earlier) {
    return status.totalOperations() < earlier.status.totalOperations()
        || status.feed().revision() < earlier.status.feed().revision();
  }
}

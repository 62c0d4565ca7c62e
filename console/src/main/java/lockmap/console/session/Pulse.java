package lockmap.console.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern UPTIME =
      Pattern.compile("(\\d{1,6})d (\\d{1,2})h (\\d{1,2})m (\\d{1,2})s");
  private static final Duration LONG = Duration.ofDays(1_000_000);

  static Pulse of(StoreClient client, InstantSource clock) {
    Instant asked = clock.instant();
    Status status = client.status();
    Instant answered = clock.instant();
    return new Pulse(answered, status, Duration.between(asked, answered));
  }

  /** How long the server had run; nothing where its words for that are not understood. */
  public Optional<Duration> uptime() {
    return uptime(status.uptime());
  }

  /** How long a server has run; nothing where its words for that are not understood. */
  public static Optional<Duration> uptime(String said) {
    Matcher words = UPTIME.matcher(said);
    return words.matches()
        ? Optional.of(
            Duration.ofDays(Long.parseLong(words.group(1)))
                .plusHours(Long.parseLong(words.group(2)))
                .plusMinutes(Long.parseLong(words.group(3)))
                .plusSeconds(Long.parseLong(words.group(4))))
        : Optional.empty();
  }

  /**
   * Whether the server has been started anew since an earlier moment, as far as its figures show:
   * they begin again at nothing, as does its uptime.
   */
  public boolean isOfAnotherLifeThan(Pulse earlier) {
    return status.totalOperations() < earlier.status.totalOperations()
        || status.feed().revision() < earlier.status.feed().revision()
        || uptime().orElse(LONG).compareTo(earlier.uptime().orElse(Duration.ZERO)) < 0;
  }
}

package lockmap.console.connect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import lockmap.api.Status;
import lockmap.api.Version;
import lockmap.client.BearerToken;
import lockmap.client.ClientException;
import lockmap.client.ClientOptions;
import lockmap.client.NoAnswerException;
import lockmap.client.StoreClient;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the server of a profile is there and lets one in, without changing anything.
 *
 * @param clock tells which certificates have expired
 * @param nanoTime measures how long an answer takes, as {@link System#nanoTime} does
 */
public record Probe(InstantSource clock, LongSupplier nanoTime) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

  /** What was found. */
  public sealed interface Finding {

    /**
     * The server answers.
     *
     * @param status its figures
     * @param latency how long an answer takes once there is a connection
     * @param remarks what the operator should know even so, each in a sentence
     */
    record Works(Status status, Duration latency, List<String> remarks) implements Finding {

      /** Keeps a copy of the list. */
      public Works {
        remarks = List.copyOf(remarks);
      }
    }

    /** It does not, or not to this profile. */
    record Fails(Trouble trouble) implements Finding {}

    /** The thread was interrupted, and still has that mark. */
    record Cancelled() implements Finding {}
  }

  /** With the clocks of this machine. */
  public Probe() {
    this(InstantSource.system(), System::nanoTime);
  }

  /**
   * Asks the server for its figures. Blocks for some seconds at most where nobody answers; an
   * interrupt ends it at once.
   *
   * @param token what to show to be let in; null for nothing
   */
  public Finding ask(Profile profile, @Nullable BearerToken token) {
    List<String> remarks = new ArrayList<>();
    profile.warning().ifPresent(remarks::add);
    SSLContext tls = null;
    if (profile.caFile() != null) {
      try {
        Trust trust = Trust.in(profile.caFile(), clock);
        remarks.addAll(trust.warnings());
        tls = trust.context();
      } catch (UntrustedException e) {
        return new Finding.Fails(e.trouble());
      }
    }
    return ask(profile, profile.options(token, tls), remarks);
  }

  private Finding ask(Profile profile, ClientOptions options, List<String> remarks) {
    ClientOptions impatient =
        options.withConnectTimeout(CONNECT_TIMEOUT).withRequestTimeout(REQUEST_TIMEOUT);
    try (StoreClient client = new StoreClient(impatient)) {
      client.status(); // makes the connection, which is no part of the latency
      long begin = nanoTime.getAsLong();
      Status status = client.status();
      Duration latency = Duration.ofNanos(nanoTime.getAsLong() - begin);
      if (!status.version().equals(Version.current())) {
        remarks.add(
            "The server is version "
                + status.version()
                + " and this console "
                + Version.current()
                + ": some things may be missing.");
      }
      return new Finding.Works(status, latency, remarks);
    } catch (ClientException e) {
      boolean cancelled =
          e instanceof NoAnswerException none
              && none.reason() == NoAnswerException.Reason.INTERRUPTED;
      return cancelled
          ? new Finding.Cancelled()
          : new Finding.Fails(Trouble.of(e, profile.server()));
    }
  }
}

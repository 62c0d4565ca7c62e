package lockmap.console.session;

import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import lockmap.client.ClientException;
import lockmap.client.NoAnswerException;
import org.jspecify.annotations.Nullable;

/** What to say where a server did not answer. */
final class NoAnswers {

  private static final String CORRECT = "correct the address of the profile.";

  private NoAnswers() {}

  static Trouble explain(NoAnswerException failure, Place place) {
    SSLException tls = Causes.find(failure, SSLException.class);
    if (tls != null) {
      return TlsTroubles.explain(tls, place);
    }
    return switch (failure.reason()) {
      case UNREACHABLE -> unreachable(failure, place);
      case TIMED_OUT ->
          new Trouble(
              "The server at " + place.authority() + " did not answer in time.",
              "It may be busy, or no LockMap: try again, or " + CORRECT);
      case BROKEN_OFF ->
          new Trouble(
              "The connection to " + place.authority() + " broke before the answer had come.",
              "Try again; if it happens each time, see whether the server runs and is a LockMap.");
      case INTERRUPTED -> new Trouble("The request was cancelled.", "");
    };
  }

  /** Whether a server spoke, and not in TLS, so that the request itself was never sent. */
  static boolean isPlainWhereTlsWasMeant(ClientException failure) {
    SSLException tls = Causes.find(failure, SSLException.class);
    return tls != null && TlsTroubles.isPlain(tls);
  }

  private static Trouble unreachable(NoAnswerException failure, Place place) {
    if (has(failure, UnresolvedAddressException.class)) {
      return new Trouble(
          "There is no host of the name " + place.host() + ".",
          "See whether the name is right and this machine is on the network, or " + CORRECT);
    }
    if (has(failure, HttpConnectTimeoutException.class)) {
      return new Trouble(
          "No connection to " + place.authority() + " came about in time.",
          place.isSecure()
              ? "See whether the host runs, no firewall is in the way, and the server speaks TLS;"
                  + " or correct the address of the profile."
              : "See whether the host runs and no firewall is in the way, or " + CORRECT);
    }
    String system = systemMessage(failure);
    if (has(failure, NoRouteToHostException.class) || system != null) {
      return new Trouble(
          "There is no way to " + place.authority() + (system == null ? "." : " (" + system + ")."),
          "See whether this machine is on the network, or " + CORRECT);
    }
    return new Trouble(
        "Nothing listens at " + place.authority() + ".", "Start the server there, or " + CORRECT);
  }

  /** What the system says of a connection; the JDK says nothing of one that is refused. */
  private static @Nullable String systemMessage(NoAnswerException failure) {
    Throwable cause = failure.getCause();
    String message = cause == null ? null : cause.getMessage();
    return message == null || message.startsWith("Connection refused") ? null : message;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return Causes.find(failure, type) != null;
  }
}

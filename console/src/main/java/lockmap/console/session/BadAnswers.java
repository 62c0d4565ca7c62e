package lockmap.console.session;

import java.net.ProtocolException;
import lockmap.client.BadAnswerException;

/** What to say of an answer that no LockMap gives. */
final class BadAnswers {

  /** Begins what a TLS server says to those who speak plainly (RFC 8446, alert). */
  private static final char TLS_ALERT = '\u0015';

  private BadAnswers() {}

  static Trouble explain(BadAnswerException failure, Place place) {
    ProtocolException notHttp = Causes.find(failure, ProtocolException.class);
    if (notHttp == null) {
      return new Trouble(
          "What answers at "
              + place.authority()
              + " is no LockMap, or something on the way changes"
              + " what it says.",
          "Correct the address of the profile, or see what stands between (a proxy?). "
              + Sentence.of(String.valueOf(failure.getMessage())));
    }
    if (String.valueOf(notHttp.getMessage()).indexOf(TLS_ALERT) >= 0) {
      return new Trouble(
          "The server at " + place.authority() + " speaks TLS.",
          "Let the address of the profile begin with https://.");
    }
    return new Trouble(
        "What listens at " + place.authority() + " speaks no HTTP.",
        "Correct the address of the profile.");
  }
}

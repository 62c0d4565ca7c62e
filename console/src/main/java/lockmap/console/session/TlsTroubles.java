package lockmap.console.session;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/**
 * What to say where no secure connection came about. The JDK tells some kinds apart by nothing but
 * their message, which it does not translate.
 */
final class TlsTroubles {

  private TlsTroubles() {}

  static Trouble explain(SSLException failure, Place place) {
    if (isPlain(failure)) {
      return new Trouble(
          "The server at " + place.authority() + " speaks no TLS.",
          "Let the address of the profile begin with http://, or configure TLS on the server.");
    }
    if (has(failure, CertificateExpiredException.class)) {
      return new Trouble(
          "The certificate of " + place.authority() + " has expired.",
          "Give the server a new certificate; see also whether the clock of this machine is right.");
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return new Trouble(
          "The certificate of " + place.authority() + " is not valid yet.",
          "See whether the clocks of this machine and of the server are right.");
    }
    if (has(failure, CertPathBuilderException.class)) {
      return new Trouble(
          "The certificate of "
              + place.authority()
              + " comes from nobody whom this machine trusts.",
          "If it is the right server, name the certificate of its CA as the CA file of the profile.");
    }
    CertPathValidatorException invalid = Causes.find(failure, CertPathValidatorException.class);
    if (invalid != null) {
      return new Trouble(
          "The certificate of "
              + place.authority()
              + " is not valid: "
              + invalid.getMessage()
              + ".",
          "Give the server another certificate.");
    }
    if (has(failure, CertificateException.class)) {
      return new Trouble(
          "The server at "
              + place.authority()
              + " shows a certificate that is not for "
              + place.host()
              + ".",
          "Use the name that the certificate is for in the address of the profile, or give the"
              + " server a certificate for this one.");
    }
    return alert(failure, place);
  }

  /** Whether a server answered, but not in TLS. */
  static boolean isPlain(SSLException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("plaintext connection") || message.contains("unrecognized SSL message");
  }

  private static Trouble alert(SSLException failure, Place place) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("certificate_required") || message.contains("bad_certificate")) {
      return new Trouble(
          "The server at " + place.authority() + " wants a certificate of its clients.",
          "The console has none to show: let it in by a token, or through a proxy that has one.");
    }
    return new Trouble(
        "No secure connection to " + place.authority() + " came about: " + Sentence.of(message),
        "See whether the server speaks TLS 1.2 or 1.3 at this port.");
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return Causes.find(failure, type) != null;
  }
}

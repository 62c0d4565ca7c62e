package lockmap.console.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust: the CAs that the JDK does, and those of a file besides.
 *
 * @param context what a client needs for that
 * @param warnings what the operator should know of the certificates, each in a sentence
 */
public record Trust(SSLContext context, List<String> warnings) {

  /** Keeps a copy of the list. */
  public Trust {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the file anew; blocks for the disk.
   *
   * @param caFile certificates in PEM
   * @param clock tells which of them have expired, which is warned of: they are trusted even so, as
   *     the JDK does with its own
   * @throws UntrustedException where there is no such file, or no certificate in it
   */
  public static Trust in(Path caFile, InstantSource clock) throws UntrustedException {
    List<X509Certificate> certificates = CaFile.read(caFile);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store(issuers(certificates))).toArray(TrustManager[]::new), null);
      return new Trust(context, warnings(certificates, clock.instant()));
    } catch (GeneralSecurityException | IOException e) {
      throw new UntrustedException(
          "The JDK cannot use the certificates of the CA file "
              + caFile
              + ": "
              + e.getMessage()
              + ".",
          "Choose another CA file.",
          e);
    }
  }

  /** Some certificates, and those of the CAs that the JDK trusts. */
  static List<X509Certificate> issuers(List<X509Certificate> certificates)
      throws GeneralSecurityException {
    List<X509Certificate> all = new ArrayList<>(certificates);
    for (X509TrustManager manager : managers(null)) {
      all.addAll(Arrays.asList(manager.getAcceptedIssuers()));
    }
    return all;
  }

  /** Those that trust what is in a store; null is the one of the JDK. */
  private static List<X509TrustManager> managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .toList();
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + store.size(), certificate);
    }
    return store;
  }

  private static List<String> warnings(List<X509Certificate> certificates, Instant now) {
    List<String> warnings = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      String whose = "The certificate of " + certificate.getSubjectX500Principal().getName();
      Instant end = certificate.getNotAfter().toInstant();
      Instant begin = certificate.getNotBefore().toInstant();
      if (now.isAfter(end)) {
        warnings.add(whose + " in the CA file expired on " + day(end) + ".");
      } else if (now.isBefore(begin)) {
        warnings.add(whose + " in the CA file is not valid before " + day(begin) + ".");
      }
    }
    return warnings;
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}

package lockmap.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client trusts and what it shows, from files in PEM as {@code curl} takes them, for {@link
 * ClientOptions#withTls}. The files are read once.
 */
public final class ClientTls {

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private ClientTls() {}

  /**
   * Trusts the CAs of a file and no others.
   *
   * @param caFile their certificates
   * @throws IOException where it cannot be read
   * @throws IllegalArgumentException where no certificate is in it
   */
  public static SSLContext trusting(Path caFile) throws IOException {
    return context(null, trust(caFile));
  }

  /**
   * Shows a certificate.
   *
   * @param caFile the certificates of the CAs that are trusted; null for those that the JDK trusts
   * @param certificate the client's certificate, and those that lead to its CA
   * @param privateKey the certificate's key, in PKCS #8 and not encrypted
   * @throws IOException where a file cannot be read
   * @throws IllegalArgumentException where what should be in it is not
   */
  public static SSLContext showing(@Nullable Path caFile, Path certificate, Path privateKey)
      throws IOException {
    List<Certificate> chain = certificates(certificate);
    PrivateKey key = key(privateKey, chain.getFirst().getPublicKey().getAlgorithm());
    char[] password = {};
    try {
      KeyStore own = empty();
      own.setKeyEntry("own", key, password, chain.toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      return context(keys.getKeyManagers(), caFile == null ? null : trust(caFile));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(certificate + " cannot be used with " + privateKey, e);
    }
  }

  private static SSLContext context(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private static TrustManager[] trust(Path caFile) throws IOException {
    try {
      KeyStore trusted = empty();
      for (Certificate certificate : certificates(caFile)) {
        trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(caFile + " cannot be trusted", e);
    }
  }

  private static List<Certificate> certificates(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      List<Certificate> certificates =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(content)));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException(file + " holds no certificates in PEM", e);
    }
    throw new IllegalArgumentException(file + " holds no certificates in PEM");
  }

  private static PrivateKey key(Path file, String algorithm) throws IOException {
    Matcher key = KEY.matcher(new String(Files.readAllBytes(file), ISO_8859_1));
    if (!key.find()) {
      throw new IllegalArgumentException(file + " holds no key in PKCS #8 (BEGIN PRIVATE KEY)");
    }
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause may quote the key.
      throw new IllegalArgumentException(file + " holds no " + algorithm + " key in PKCS #8");
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}

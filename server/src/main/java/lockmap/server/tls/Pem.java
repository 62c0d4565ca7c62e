package lockmap.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.server.config.ConfigException;

/** Reads what is written in PEM (RFC 7468). */
final class Pem {

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN ([A-Z ]+) PRIVATE KEY-----");

  private static final String NO_CERTIFICATES =
      ": the file must hold certificates in PEM (-----BEGIN CERTIFICATE-----)";

  private Pem() {}

  /**
   * All certificates of a file, one at least, in their order.
   *
   * @param setting the setting that leads to the file
   * @throws ConfigException where there are none, or one is broken
   */
  static List<X509Certificate> certificates(String setting, byte[] content) {
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      throw new ConfigException(setting + NO_CERTIFICATES, e);
    }
    throw new ConfigException(setting + NO_CERTIFICATES);
  }

  /**
   * The private key of a file, which must be in PKCS #8.
   *
   * @param algorithm what kind of key it is to be
   * @throws ConfigException where there is none, or it is of another kind
   */
  static PrivateKey privateKey(byte[] content, String algorithm) {
    String text = new String(content, ISO_8859_1);
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      Matcher other = OTHER_KEY.matcher(text);
      throw new ConfigException(
          "tls.private-key: the file holds no key in PKCS #8 (-----BEGIN PRIVATE KEY-----)"
              + (other.find()
                  ? " but one that is "
                      + other.group(1)
                      + "; openssl pkcs8 -topk8 -nocrypt makes it"
                  : ""));
    }
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause may quote the key.
      throw new ConfigException(
          "tls.private-key: the file holds no " + algorithm + " key, as the certificate has");
    }
  }
}

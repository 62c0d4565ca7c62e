package lockmap.server.tls;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.common.tls.TlsConfig;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockmap.server.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows, and whom it trusts.
 *
 * @param chain its certificate, then those that lead to a CA
 * @param key the certificate's private key
 * @param clientCas who may have signed a client's certificate; null where clients need none
 */
record Credentials(
    List<X509Certificate> chain, PrivateKey key, @Nullable List<X509Certificate> clientCas) {

  /**
   * A client that comes back within this time is known by its last handshake, so it is also how
   * long one still gets in whose CA is trusted no longer.
   */
  private static final Duration RESUMPTION = Duration.ofMinutes(5);

  /** What RFC 5280 has for a name of DNS among a certificate's alternative names. */
  private static final Integer DNS_NAME = 2;

  /**
   * Checks that the parts go together.
   *
   * @param key the private key in PEM
   * @throws ConfigException where they do not
   */
  static Credentials of(
      List<X509Certificate> chain, byte[] key, @Nullable List<X509Certificate> clientCas) {
    for (int next = 1; next < chain.size(); next++) {
      if (!chain
          .get(next - 1)
          .getIssuerX500Principal()
          .equals(chain.get(next).getSubjectX500Principal())) {
        throw new ConfigException(
            "tls.certificate: each certificate of the file must be followed by that of its issuer,"
                + " but number "
                + (next + 1)
                + " is not that of the one before it");
      }
    }
    PublicKey publicKey = chain.getFirst().getPublicKey();
    PrivateKey privateKey = Pem.privateKey(key, publicKey.getAlgorithm());
    requirePair(publicKey, privateKey);
    return new Credentials(chain, privateKey, clientCas);
  }

  /** When the first of the chain's certificates runs out. */
  Instant expiry() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** The names of hosts that the certificate is for, in lower case. */
  Set<String> names() {
    try {
      Collection<List<?>> names = chain.getFirst().getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .filter(name -> DNS_NAME.equals(name.getFirst()))
              .map(name -> String.valueOf(name.getLast()).toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
    } catch (CertificateParsingException e) {
      throw new ConfigException("tls.certificate: its names cannot be read", e);
    }
  }

  /**
   * The same in the framework's form: TLS 1.3 only, and a client's certificate where one must be.
   */
  Tls toTls() {
    TlsConfig.Builder tls =
        Tls.builder()
            .privateKey(key)
            .privateKeyCertChain(chain)
            .enabledProtocols(List.of("TLSv1.3"))
            .sessionTimeout(RESUMPTION);
    if (clientCas != null) {
      tls.trust(clientCas).clientAuth(TlsClientAuth.REQUIRED);
    }
    return tls.build();
  }

  private static void requirePair(PublicKey publicKey, PrivateKey privateKey) {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "EdDSA" -> "EdDSA";
          default ->
              throw new ConfigException(
                  "tls.certificate: its key is " + publicKey.getAlgorithm() + ", not RSA or EC");
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new ConfigException("tls.private-key: the key cannot be used", e);
    }
    throw new ConfigException("tls.private-key: the key is not that of the certificate");
  }
}

package lockmap.server.tls;

import java.util.Arrays;

/** What the files of {@link TlsFiles} held at one moment. Not changed once it is made. */
final class TlsContents {

  private final byte[] certificate;
  private final byte[] privateKey;
  private final byte[] clientCa;

  TlsContents(byte[] certificate, byte[] privateKey, byte[] clientCa) {
    this.certificate = certificate;
    this.privateKey = privateKey;
    this.clientCa = clientCa;
  }

  boolean isSameAs(TlsContents other) {
    return Arrays.equals(certificate, other.certificate)
        && Arrays.equals(privateKey, other.privateKey)
        && Arrays.equals(clientCa, other.clientCa);
  }

  /**
   * What they mean.
   *
   * @throws lockmap.server.config.ConfigException where they mean nothing that a server can use,
   *     naming the setting
   */
  Credentials parse() {
    return Credentials.of(
        Pem.certificates("tls.certificate", certificate),
        privateKey,
        clientCa.length == 0 ? null : Pem.certificates("tls.client-ca", clientCa));
  }
}

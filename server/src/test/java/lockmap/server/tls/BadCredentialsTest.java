package lockmap.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockmap.server.Certificates;
import lockmap.server.config.ConfigException;
import lockmap.server.config.ServerConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be a server's certificate, key or CA is told by the setting that leads to it. */
class BadCredentialsTest {

  @TempDir static Path folder;

  private static Certificates certificates;

  @BeforeAll
  static void makeCertificates() {
    certificates =
        new Certificates(folder).ca("ca").signed("ec", "ca").signed("rsa", "ca", "-keyalg", "RSA");
  }

  @Test
  void keysOfAllKindsThatPeopleHaveAreTaken() {
    certificates.signed("ed", "ca", "-keyalg", "Ed25519");
    for (String name : List.of("ec", "rsa", "ed")) {
      ServerTls tls = tls(certificates.pem(name), certificates.keyPem(name), "");
      assertTrue(tls.isFor("localhost"), name);
      assertTrue(tls.isFor("a.kv.example"), name);
      assertTrue(!tls.isFor("kv.example") && !tls.isFor("a.b.kv.example"), name);
    }
  }

  @Test
  void textAroundTheBlocksIsPassedOver() {
    String chain = "Bag Attributes: none\n" + certificates.pem("ec") + "\n";
    String key = "# mine\r\n" + certificates.keyPem("ec").replace("\n", "\r\n");
    assertTrue(tls(chain, key, certificates.pem("ca")).isFor("localhost"));
  }

  @Test
  void eachIsToldByItsSetting() {
    String pem = certificates.pem("ec");
    String key = certificates.keyPem("ec");
    assertRefused("tls.certificate: the file must hold certificates in PEM", "", key, "");
    assertRefused("tls.certificate: the file must hold certificates in PEM", "nothing", key, "");
    assertRefused(
        "tls.certificate: each certificate of the file must be followed by that of its issuer",
        certificates.pem("ca") + pem,
        key,
        "");
    assertRefused("tls.private-key: the file holds no key in PKCS #8", pem, "", "");
    assertRefused("tls.private-key: the file holds no key in PKCS #8", pem, pem, "");
    assertRefused("openssl pkcs8 -topk8", pem, key.replace("PRIVATE", "EC PRIVATE"), "");
    assertRefused("tls.private-key: the file holds no EC key", pem, certificates.keyPem("rsa"), "");
    assertRefused(
        "tls.private-key: the key is not that of the certificate",
        pem,
        certificates.keyPem("ca"),
        "");
    assertRefused("tls.client-ca: the file must hold certificates in PEM", pem, key, "nothing");
    assertRefused("tls.client-ca: the file must hold certificates in PEM", pem, key, "\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var settings = new ServerConfig.Tls(Path.of("/nowhere/crt"), Path.of("/nowhere/key"), null);
    assertEquals(
        "tls.certificate: there is no file /nowhere/crt",
        assertThrows(ConfigException.class, () -> ServerTls.of(settings)).getMessage());
  }

  @Test
  void noComplaintQuotesTheKey() {
    String key = certificates.keyPem("rsa");
    Throwable refused =
        assertThrows(ConfigException.class, () -> tls(certificates.pem("ec"), key, ""));
    for (Throwable thrown = refused; thrown != null; thrown = thrown.getCause()) {
      assertTrue(
          !String.valueOf(thrown.getMessage())
              .contains(key.lines().skip(1).findFirst().orElseThrow()));
    }
  }

  private static void assertRefused(String sentence, String chain, String key, String ca) {
    String said =
        String.valueOf(assertThrows(ConfigException.class, () -> tls(chain, key, ca)).getMessage());
    assertTrue(said.contains(sentence), said);
  }

  private static ServerTls tls(String chain, String key, String ca) {
    return ServerTls.of(
        new ServerConfig.Tls(
            written("chain", chain), written("key", key), ca.isEmpty() ? null : written("ca", ca)));
  }

  private static Path written(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

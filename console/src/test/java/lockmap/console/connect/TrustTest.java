package lockmap.console.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import lockmap.client.ClientException;
import lockmap.client.ClientOptions;
import lockmap.client.StoreClient;
import lockmap.console.session.CannedServer;
import lockmap.console.session.Certificates;
import lockmap.console.session.Trouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes with servers that show good and bad certificates. */
@Timeout(60)
class TrustTest {

  private static final String LOCALHOST = "san=dns:localhost";
  private static final String HELD = CannedServer.answer("200 OK", "", "v");

  @TempDir static Path made;

  private static Certificates certificates;

  @TempDir Path folder;

  /** Keytool takes seconds for these, which most tests use. */
  @BeforeAll
  static void signedByCa() throws Exception {
    certificates = new Certificates(made);
    certificates.selfSigned("ca", "-ext", "bc:c");
    certificates.signed("server", "ca", "-ext", LOCALHOST);
  }

  @Test
  void aServerIsTrustedWhoseCaIsInTheFile() throws Exception {
    try (CannedServer server = tls("server")) {
      assertEquals("v", get(server.url("https", "localhost"), ca()));
      assertEquals(
          new Trouble(
              "The certificate of localhost:"
                  + server.port()
                  + " comes from nobody whom this machine trusts.",
              "If it is the right server, name the certificate of its CA as the CA file of the"
                  + " profile."),
          trouble(server.url("https", "localhost"), null));
    }
  }

  @Test
  void anotherCaIsNotTrusted() throws Exception {
    certificates.selfSigned("stranger", "-ext", "bc:c");
    try (CannedServer server = tls("server")) {
      Trouble trouble = trouble(server.url("https", "localhost"), certificates.export("stranger"));
      assertTrue(
          trouble.sentence().endsWith("from nobody whom this machine trusts."), trouble.text());
    }
  }

  @Test
  void aCertificateForAnotherHostIsSaidToBeOne() throws Exception {
    try (CannedServer server = tls("server")) {
      Trouble trouble = trouble(server.url("https", "127.0.0.1"), ca());
      assertEquals(
          "The server at 127.0.0.1:"
              + server.port()
              + " shows a certificate that is not for \"127.0.0.1\".",
          trouble.sentence());
    }
  }

  @Test
  void anExpiredServerIsSaidToBeOne() throws Exception {
    certificates.signed("old", "ca", "-ext", LOCALHOST, "-startdate", "-10d", "-validity", "5");
    try (CannedServer server = tls("old")) {
      assertEquals(
          "The certificate of localhost:" + server.port() + " has expired.",
          trouble(server.url("https", "localhost"), ca()).sentence());
    }
  }

  @Test
  void aServerOfTomorrowIsSaidToBeOne() throws Exception {
    certificates.signed("early", "ca", "-ext", LOCALHOST, "-startdate", "+2d");
    try (CannedServer server = tls("early")) {
      assertEquals(
          "The certificate of localhost:" + server.port() + " is not valid yet.",
          trouble(server.url("https", "localhost"), ca()).sentence());
    }
  }

  @Test
  void aServerThatIsItsOwnCaIsTrustedByItsCertificate() throws Exception {
    certificates.selfSigned("alone", "-ext", LOCALHOST);
    try (CannedServer server = tls("alone")) {
      assertEquals("v", get(server.url("https", "localhost"), certificates.export("alone")));
    }
  }

  @Test
  void aServerThatWantsACertificateIsSaidToDoSo() throws Exception {
    try (CannedServer server =
        new CannedServer(HELD, wantingCertificates(certificates.server("server")))) {
      Trouble trouble = trouble(server.url("https", "localhost"), ca());
      assertEquals(
          "The server at localhost:" + server.port() + " wants a certificate of its clients.",
          trouble.sentence());
    }
  }

  @Test
  void theWrongSchemeIsSaidInBothDirections() throws Exception {
    try (CannedServer secure = tls("server")) {
      assertEquals(
          new Trouble(
              "The server at localhost:" + secure.port() + " speaks TLS.",
              "Let the address of the profile begin with https://."),
          trouble(secure.url("http", "localhost"), null));
    }
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> refuseAtTheFirstByte(plain));
      URI server = URI.create("https://localhost:" + plain.getLocalPort());
      Trouble expected =
          new Trouble(
              "The server at localhost:" + plain.getLocalPort() + " speaks no TLS.",
              "Let the address of the profile begin with http://, or configure TLS on the"
                  + " server.");
      assertEquals(expected, trouble(server, null));
      assertEquals(expected, troubleOfWrite(server));
    }
  }

  @Test
  void theCasOfTheJdkAreTrustedBesides() throws Exception {
    TrustManagerFactory jdk =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    jdk.init((KeyStore) null);
    int known = ((X509TrustManager) jdk.getTrustManagers()[0]).getAcceptedIssuers().length;
    assertTrue(known > 50, "the JDK trusts " + known);
    assertEquals(known + 1, Trust.issuers(CaFile.read(ca())).size());
  }

  @Test
  void severalCertificatesAndWhatStandsBetweenThem() throws Exception {
    certificates.selfSigned("other", "-ext", "bc:c");
    Path both = folder.resolve("both.pem");
    Files.writeString(
        both,
        "# ours\n" + read(certificates.export("other")) + "\nSubject: CN=ca\n" + read(ca()) + "\n");
    assertEquals(2, CaFile.read(both).size());
    try (CannedServer server = tls("server")) {
      assertEquals("v", get(server.url("https", "localhost"), both));
    }
  }

  @Test
  void anExpiredCaIsWarnedOf() throws Exception {
    certificates.selfSigned("past", "-ext", "bc:c", "-startdate", "-10d", "-validity", "5");
    List<String> warnings =
        Trust.in(certificates.export("past"), InstantSource.system()).warnings();
    assertEquals(1, warnings.size());
    assertTrue(
        warnings
            .getFirst()
            .matches(
                "The certificate of CN=past in the CA file expired on \\d{4}-\\d\\d-\\d\\d\\."),
        warnings.getFirst());
  }

  @Test
  void whatIsWrongWithTheFileIsSaid() throws Exception {
    Path missing = folder.resolve("missing.pem");
    assertEquals("The CA file cannot be read. There is no file " + missing + ".", refused(missing));
    assertEquals("The CA file " + folder + " is a folder.", refused(folder));
    Path file = Files.writeString(folder.resolve("x.pem"), "hello");
    assertEquals("The CA file " + file + " holds no certificate.", refused(file));
    Files.writeString(file, "");
    assertEquals("The CA file " + file + " holds no certificate.", refused(file));
    Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertEquals("The CA file " + file + " holds a private key and no certificate.", refused(file));
    Files.writeString(
        file, read(ca()) + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertEquals("The certificate number 2 of the CA file " + file + " is broken.", refused(file));
  }

  /** Signing has left it there. */
  private static Path ca() {
    return made.resolve("ca.pem");
  }

  private static CannedServer tls(String alias) throws Exception {
    return new CannedServer(HELD, certificates.server(alias).getServerSocketFactory());
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static String refused(Path file) {
    return assertThrows(UntrustedException.class, () -> Trust.in(file, InstantSource.system()))
        .trouble()
        .sentence();
  }

  private static String get(URI server, Path caFile) throws UntrustedException {
    SSLContext context = Trust.in(caFile, InstantSource.system()).context();
    try (StoreClient client = new StoreClient(ClientOptions.to(server).withTls(context))) {
      return client.get("k").orElseThrow();
    }
  }

  private static Trouble trouble(URI server, @Nullable Path caFile) throws UntrustedException {
    ClientOptions options = ClientOptions.to(server);
    if (caFile != null) {
      options = options.withTls(Trust.in(caFile, InstantSource.system()).context());
    }
    try (StoreClient client = new StoreClient(options)) {
      return Trouble.of(assertThrows(ClientException.class, () -> client.get("k")), server);
    }
  }

  private static Trouble troubleOfWrite(URI server) {
    try (StoreClient client = new StoreClient(ClientOptions.to(server))) {
      return Trouble.of(assertThrows(ClientException.class, () -> client.put("k", "v")), server);
    }
  }

  private static void refuseAtTheFirstByte(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket client = plain.accept()) {
        client.getInputStream().read(new byte[1 << 14]);
        client.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException e) {
        // the end of the test
      }
    }
  }

  /** Makes sockets that let in only those who show a certificate. */
  private static ServerSocketFactory wantingCertificates(SSLContext context) {
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket(int port) throws IOException {
        return demanding(context.getServerSocketFactory().createServerSocket(port));
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return demanding(context.getServerSocketFactory().createServerSocket(port, backlog));
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
          throws IOException {
        return demanding(
            context.getServerSocketFactory().createServerSocket(port, backlog, address));
      }
    };
  }

  private static ServerSocket demanding(ServerSocket socket) {
    ((SSLServerSocket) socket).setNeedClientAuth(true);
    return socket;
  }
}

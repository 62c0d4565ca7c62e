package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import lockmap.client.ClientOptions;
import lockmap.client.StoreClient;
import lockmap.server.http.LogRecorder;
import lockmap.server.http.RawConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the server promises of TLS, as clients see it. */
@Timeout(120)
class TlsContractTest {

  @TempDir static Path folder;

  private static Certificates certificates;

  @TempDir Path own;

  @BeforeAll
  static void makeCertificates() {
    certificates =
        new Certificates(folder)
            .ca("ca")
            .ca("otherca")
            .signed("one", "ca")
            .signed("two", "ca", "-keyalg", "RSA")
            .signed("mine", "ca")
            .signed("stranger", "otherca");
  }

  @Test
  void everythingIsSpokenOverTls() {
    try (LiveServer server = withTls("one", Map.of())) {
      assertEquals("https://127.0.0.1:" + server.port(), server.url());
      assertEquals(201, server.put("/store/k", "v".repeat(100_000)).statusCode());
      assertEquals(100_000, server.get("/store/k").body().length());
      assertEquals(404, server.get("/store/none").statusCode());
      try (EventProbe watch = server.watchKey("k")) {
        assertEquals("WATCH key k", watch.next().name());
        server.put("/store/k", "w");
        assertEquals("w", watch.next().data());
      }
    }
  }

  @Test
  void theJavaClientSpeaksIt() {
    try (LiveServer server = withTls("one", Map.of());
        StoreClient client =
            new StoreClient(
                ClientOptions.to(URI.create(server.url()))
                    .withTls(certificates.client("ca", null)))) {
      client.put("k", "v");
      assertEquals("v", client.get("k").orElseThrow());
    }
  }

  @Test
  void theCertificateThatTheReadmeHasOneMakeWorks() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    String make =
        readme.substring(readme.indexOf("openssl req"), readme.indexOf("LOCKMAP_TLS_CERT"));
    ran("bash", "-c", "cd " + own + " && " + make);
    String made = own.resolve("tls.crt").toString();
    Map<String, String> settings =
        Map.of("tls.certificate", made, "tls.private-key", own.resolve("tls.key").toString());
    try (LiveServer server = LiveServer.with(settings)) {
      String url = "https://localhost:" + server.port() + "/store/none";
      String asked = ran("curl", "-s", "--cacert", made, url);
      assertTrue(asked.contains("no-such-key"), asked);
    }
  }

  @Test
  void commandsTrustTheCaTheyAreToldOfAndShowACertificate() {
    String ca = certificates.chain("ca").toString();
    try (LiveServer server = withTls("one", Map.of("tls.client-ca", ca), "mine")) {
      ShellProbe shell = new ShellProbe(server.port()).with("LOCKMAP_URL", server.url());
      ShellProbe.Ran refused = shell.run("get", "k");
      assertEquals(69, refused.code());
      assertTrue(refused.err().contains("--cacert"), refused.err());
      String certificate = certificates.chain("mine").toString();
      String key = certificates.key("mine").toString();
      assertEquals(
          0,
          shell
              .runWith("v", "put", "k", "--cacert", ca, "--cert", certificate, "--key", key)
              .code());
      shell.with("LOCKMAP_CACERT", ca);
      ShellProbe.Ran half = shell.run("get", "k", "--cert", certificate);
      assertEquals(2, half.code());
      assertTrue(half.err().contains("go together"), half.err());
      shell.with("LOCKMAP_CERT", certificate).with("LOCKMAP_KEY", key);
      assertEquals("v", shell.run("get", "k").out().strip());
      ShellProbe.Ran broken = shell.run("get", "k", "--key", ca);
      assertEquals(2, broken.code());
      assertTrue(broken.err().contains("holds no key in PKCS #8"), broken.err());
    }
  }

  @Test
  void curlAndOpensslTrustTheChain() throws Exception {
    String ca = certificates.chain("ca").toString();
    try (LiveServer server = withTls("one", Map.of())) {
      String url = "https://localhost:" + server.port();
      assertEquals(
          "201",
          ran(
              "curl",
              "-s",
              "--cacert",
              ca,
              "-XPUT",
              url + "/store/k",
              "-d",
              "v",
              "-w",
              "%{http_code}"));
      assertEquals("v", ran("curl", "-s", "--cacert", ca, url + "/store/k"));
      String named = "a.kv.example:" + server.port();
      assertEquals(
          "v",
          ran(
              "curl",
              "-s",
              "--cacert",
              ca,
              "--resolve",
              named + ":127.0.0.1",
              "https://" + named + "/store/k"),
          "a name of the certificate is one of the server's names");
      String handshake =
          ran(
              "openssl",
              "s_client",
              "-connect",
              "127.0.0.1:" + server.port(),
              "-CAfile",
              ca,
              "-verify_return_error",
              "-brief");
      assertTrue(handshake.contains("TLSv1.3"), handshake);
      assertTrue(handshake.contains("Verification: OK"), handshake);
    }
  }

  @Test
  void nothingOlderThanTls13IsSpoken() throws IOException {
    try (LiveServer server = withTls("one", Map.of());
        SSLSocket socket = connect(server, certificates.client("ca", null))) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThrows(SSLException.class, socket::startHandshake);
      assertEquals(200, server.get("/status").statusCode());
    }
  }

  @Test
  void aRequestWithoutTlsIsNotAnswered() throws IOException {
    try (LogRecorder log = new LogRecorder();
        LiveServer server = withTls("one", Map.of());
        RawConnection plain = RawConnection.to(server.port())) {
      plain.request("GET", "/status");
      assertFalse(plain.received().contains("HTTP/1.1"));
      assertEquals(200, server.get("/status").statusCode());
      assertEquals(List.of(), log.lines());
    }
  }

  @Test
  void whereClientsNeedACertificateOnlyThoseOfTheCaGetIn() {
    Map<String, String> mutual = Map.of("tls.client-ca", certificates.chain("ca").toString());
    try (LogRecorder log = new LogRecorder()) {
      try (LiveServer server = withTls("one", mutual, "mine")) {
        assertEquals(201, server.put("/store/k", "v").statusCode());
        SSLContext without = certificates.client("ca", null);
        SSLContext stranger = certificates.client("ca", "stranger");
        assertThrows(IOException.class, () -> status(server, without));
        assertThrows(IOException.class, () -> status(server, stranger));
        assertEquals("v", server.get("/store/k").body());
      }
      assertEquals(List.of(), log.lines());
    }
  }

  @Test
  void aPageThatWasSentWithoutTlsIsOfAnotherOrigin() {
    try (LiveServer server = withTls("one", Map.of())) {
      assertEquals(201, putFrom("https://127.0.0.1:" + server.port(), server).statusCode());
      assertEquals(403, putFrom("http://127.0.0.1:" + server.port(), server).statusCode());
    }
  }

  @Test
  void aNewCertificateIsShownToNewConnectionsAndAWatchGoesOn() throws Exception {
    Files.copy(certificates.chain("one"), own.resolve("crt"));
    Files.copy(certificates.key("one"), own.resolve("key"));
    try (LiveServer server = LiveServer.with(files(Map.of()), certificates.client("ca", null));
        EventProbe watch = server.watchKey("k")) {
      assertEquals("CN=one", shown(server));
      watch.next();
      replace("key", certificates.key("two"));
      replace("crt", certificates.chain("two"));
      Await.until(() -> shown(server).equals("CN=two"));
      server.put("/store/k", "v");
      assertEquals("v", watch.next().data());
    }
  }

  @Test
  void aSwappedLinkIsAReplacementToo() throws Exception {
    for (String name : List.of("one", "two")) {
      Path version = Files.createDirectory(own.resolve(".." + name));
      Files.copy(certificates.chain(name), version.resolve("crt"));
      Files.copy(certificates.key(name), version.resolve("key"));
    }
    Files.createSymbolicLink(own.resolve("..data"), Path.of("..one"));
    Files.createSymbolicLink(own.resolve("crt"), Path.of("..data", "crt"));
    Files.createSymbolicLink(own.resolve("key"), Path.of("..data", "key"));
    try (LiveServer server = LiveServer.with(files(Map.of()), certificates.client("ca", null))) {
      assertEquals("CN=one", shown(server));
      Files.createSymbolicLink(own.resolve("..new"), Path.of("..two"));
      Files.move(own.resolve("..new"), own.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
      Await.until(() -> shown(server).equals("CN=two"));
    }
  }

  @Test
  void aPairThatDoesNotMatchIsToldOnceAndTheOldOneGoesOn() throws Exception {
    Files.copy(certificates.chain("one"), own.resolve("crt"));
    Files.copy(certificates.key("one"), own.resolve("key"));
    try (LogRecorder log = new LogRecorder();
        LiveServer server = LiveServer.with(files(Map.of()), certificates.client("ca", null))) {
      replace("key", certificates.key("mine"));
      Await.until(() -> !log.lines().isEmpty());
      assertEquals("CN=one", shown(server));
      assertEquals(1, server.metric("kv_tls_reload_failures_total"));
      Files.delete(own.resolve("crt"));
      Await.until(() -> server.metric("kv_tls_reload_failures_total") == 2);
      replace("crt", certificates.chain("mine"));
      Await.until(() -> shown(server).equals("CN=mine"));
      assertEquals(2, log.lines().size(), log.lines().toString());
      assertTrue(
          log.lines().getFirst().contains("not that of the certificate"), log.lines()::toString);
      assertTrue(log.records().stream().allMatch(line -> line.getLevel().equals(Level.SEVERE)));
    }
  }

  @Test
  void theMetricsTellWhenTheCertificateRunsOut() {
    try (LiveServer server = withTls("one", Map.of())) {
      double end = server.metric("kv_tls_certificate_expiry_timestamp_seconds");
      double days = (end - System.currentTimeMillis() / 1000.0) / Duration.ofDays(1).toSeconds();
      assertTrue(days > 88 && days < 91, "keytool gives 90 days, not " + days);
    }
    try (LiveServer plain = LiveServer.plain()) {
      assertFalse(plain.get("/metrics").body().contains("kv_tls_"));
    }
  }

  @Test
  void theHealthCheckRingsOverTlsWithoutNoise() {
    try (LogRecorder log = new LogRecorder();
        LiveServer server =
            withTls("one", Map.of("tls.client-ca", certificates.chain("ca").toString()), "mine")) {
      assertEquals(
          200, server.get("/health/ready").statusCode(), server.get("/health/ready").body());
      assertEquals(List.of(), log.lines());
    }
  }

  @Test
  void openWatchesDoNotHoldUpTheStop() {
    LiveServer server = withTls("one", Map.of());
    List<EventProbe> watches = new ArrayList<>();
    for (int watch = 0; watch < 20; watch++) {
      watches.add(server.watchKey("k"));
      watches.getLast().next();
    }
    long start = System.nanoTime();
    server.stop();
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
    watches.forEach(EventProbe::assertEnds);
    watches.forEach(EventProbe::close);
    server.close();
  }

  @Test
  void aClientThatIsSilentBeforeOrInTheHandshakeIsClosedOn() throws Exception {
    try (LiveServer server = withTls("one", Map.of("server.read-timeout", "PT0.5S"));
        RawConnection silent = RawConnection.to(server.port());
        RawConnection half = RawConnection.to(server.port())) {
      half.send(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
      assertTrue(silent.isClosedByServer());
      assertFalse(half.received().contains("HTTP"));
    }
  }

  @Test
  void aClientThatIsSlowWithinTlsIsToldAndClosedOn() throws Exception {
    try (LiveServer server = withTls("one", Map.of("server.read-timeout", "PT0.5S"));
        RawConnection head = RawConnection.of(connect(server, certificates.client("ca", null)));
        RawConnection body = RawConnection.of(connect(server, certificates.client("ca", null)))) {
      head.send("GET /status HTTP/1.1\r\nHost: local");
      body.send("PUT /store/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nab");
      assertEquals(408, head.answer().status());
      assertEquals(408, body.answer().status());
      assertTrue(head.isClosedByServer());
      assertTrue(body.isClosedByServer());
    }
  }

  private LiveServer withTls(String name, Map<String, String> more) {
    return withTls(name, more, null);
  }

  private LiveServer withTls(String name, Map<String, String> more, @Nullable String client) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("tls.certificate", certificates.chain(name).toString());
    settings.put("tls.private-key", certificates.key(name).toString());
    return LiveServer.with(settings, certificates.client("ca", client));
  }

  private Map<String, String> files(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("tls.certificate", own.resolve("crt").toString());
    settings.put("tls.private-key", own.resolve("key").toString());
    return settings;
  }

  private void replace(String file, Path by) throws IOException {
    Path fresh = Files.copy(by, own.resolve("fresh"));
    Files.move(fresh, own.resolve(file), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whose certificate a new connection is shown. */
  private static String shown(LiveServer server) {
    try (SSLSocket socket = connect(server, certificates.client("ca", null))) {
      socket.startHandshake();
      return socket.getSession().getPeerPrincipal().getName();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SSLSocket connect(LiveServer server, SSLContext tls) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static int status(LiveServer server, SSLContext tls) throws IOException {
    try (RawConnection connection = RawConnection.of(connect(server, tls))) {
      return connection.request("GET", "/status").answer().status();
    }
  }

  private static HttpResponse<String> putFrom(String origin, LiveServer server) {
    return server.send(
        server.request("/store/k").header("Origin", origin).PUT(BodyPublishers.ofString("v")));
  }

  private static String ran(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}

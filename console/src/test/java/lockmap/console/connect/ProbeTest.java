package lockmap.console.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.api.Latency;
import lockmap.api.Status;
import lockmap.api.Version;
import lockmap.api.WireJson;
import lockmap.client.BearerToken;
import lockmap.console.connect.Probe.Finding;
import lockmap.console.session.CannedServer;
import lockmap.console.session.Certificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProbeTest {

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private final Probe probe = new Probe(InstantSource.system(), () -> nanos.getAndAdd(3_000_000));

  @Test
  void aServerThatAnswersWorks() {
    try (CannedServer server = server(Version.current())) {
      Finding.Works works = works(probe.ask(at(server), null));
      assertEquals(7, works.status().totalKeys());
      assertEquals("2m", works.status().uptime());
      assertEquals(Duration.ofMillis(3), works.latency());
      assertEquals(List.of(), works.remarks());
    }
  }

  @Test
  void anotherVersionIsRemarkedOn() {
    try (CannedServer server = server("9.9.9")) {
      assertEquals(
          List.of(
              "The server is version 9.9.9 and this console "
                  + Version.current()
                  + ": some things may be missing."),
          works(probe.ask(at(server), null)).remarks());
    }
  }

  @Test
  void theTokenIsShown() throws InterruptedException {
    try (CannedServer server = server(Version.current())) {
      probe.ask(at(server), new BearerToken("s3cret"));
      assertTrue(server.nextHead().contains("\r\nAuthorization: Bearer s3cret"));
    }
  }

  @Test
  void aTokenThatIsNotKnownFails() {
    String answer = CannedServer.problem(401, "no-token", "This token is not known.", "");
    try (CannedServer server = new CannedServer(answer)) {
      Finding.Fails fails = assertInstanceOf(Finding.Fails.class, probe.ask(at(server), null));
      assertEquals(
          "This token is not known. Give the token of the profile again; whoever runs the server"
              + " knows it.",
          fails.trouble().text());
    }
  }

  @Test
  void theCaFileIsUsed() throws Exception {
    Certificates certificates = new Certificates(folder);
    certificates.selfSigned("server", "-ext", "san=dns:localhost");
    Path caFile = certificates.export("server");
    String answer = CannedServer.answer("200 OK", "", status(Version.current()));
    try (CannedServer server =
        new CannedServer(answer, certificates.server("server").getServerSocketFactory())) {
      URI url = server.url("https", "localhost");
      works(probe.ask(Example.at(url, caFile), null));
      assertInstanceOf(Finding.Fails.class, probe.ask(Example.at(url), null));
      Path missing = folder.resolve("missing.pem");
      Finding.Fails fails =
          assertInstanceOf(Finding.Fails.class, probe.ask(Example.at(url, missing), null));
      assertEquals(
          "The CA file cannot be read. There is no file " + missing + ".",
          fails.trouble().sentence());
    }
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://localhost:" + mute.getLocalPort());
      CompletableFuture<Finding> found = new CompletableFuture<>();
      Thread asking =
          Thread.startVirtualThread(() -> found.complete(probe.ask(Example.at(url), null)));
      mute.accept().getInputStream().read();
      asking.interrupt();
      assertEquals(new Finding.Cancelled(), found.get());
    }
  }

  private static CannedServer server(String version) {
    return new CannedServer(CannedServer.answer("200 OK", "", status(version)));
  }

  private static String status(String version) {
    Latency none = Latency.NONE;
    Status.Share share = new Status.Share(0, 0);
    Status status =
        new Status(
            "OK",
            "2m",
            7,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            Instant.EPOCH,
            version,
            new Status.Memory(0, 0, 0, 0, share, share, share, share, share),
            new Status.Connections(1, 2),
            new Status.Watchers(0, 2, 0),
            new Status.Feed(1, 0, 0),
            0,
            0,
            0,
            new Status.Latencies(none, none, none, none, none, none, none, none));
    return new String(WireJson.write(status), UTF_8);
  }

  private static Profile at(CannedServer server) {
    return Example.at(server.url("http", "localhost"));
  }

  private static Finding.Works works(Finding finding) {
    return assertInstanceOf(Finding.Works.class, finding, finding.toString());
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockmap.api.Health;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says of a server's health, over real HTTP. */
class HealthContractTest {

  private static final List<String> VITAL =
      List.of("change-feed", "expirer", "read-timeouts", "load", "listener");
  private static final List<String> ALL =
      Stream.concat(VITAL.stream(), Stream.of("serving", "accepting", "memory", "feed-lag"))
          .toList();

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live"})
  void aServerThatIsWellSaysSo(String path) {
    try (LiveServer server = LiveServer.plain()) {
      HttpResponse<String> answer = server.get(path);
      assertEquals(200, answer.statusCode(), answer.body());
      Health health = WireJson.read(answer.body().getBytes(UTF_8), Health.class);
      assertEquals("UP", health.status());
      assertEquals(
          path.endsWith("live") ? VITAL : ALL,
          health.checks().stream().map(Health.Check::name).toList());
      for (Health.Check check : health.checks()) {
        assertEquals("UP", check.status(), check.name());
        assertTrue(check.reason().endsWith("."), check.reason());
      }
    }
  }

  @Test
  void whatIsOptionalIsVitalWhereItIsThere(@TempDir Path folder) {
    try (LiveServer server = LiveServer.with(TokensOnDisk.ofEveryRole(folder).settings())) {
      HttpResponse<String> answer = server.get("/health/live");
      assertTrue(answer.body().contains("{\"name\":\"tokens\",\"status\":\"UP\","), answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live"})
  void itIsAResourceLikeAnyOther(String path) {
    try (LiveServer server =
        LiveServer.with(Map.of("rate-limit.per-second", "1", "rate-limit.burst", "1"))) {
      HttpResponse<String> answer = server.get(path);
      assertHeader("application/json", "content-type", answer);
      assertHeader("no-store", "cache-control", answer);
      assertHeader("nosniff", "x-content-type-options", answer);
      HttpResponse<String> head = server.method("HEAD", path);
      assertEquals(200, head.statusCode());
      assertHeader("application/json", "content-type", head);
      assertEquals("", head.body());
      HttpResponse<String> options = server.method("OPTIONS", path);
      assertEquals(204, options.statusCode());
      assertHeader("GET, HEAD, OPTIONS", "allow", options);
      HttpResponse<String> refused = server.postJson(path, "{}");
      assertProblem(405, "Allow", refused);
      assertHeader("GET, HEAD, OPTIONS", "allow", refused);
      assertTrue(refused.headers().firstValue("ratelimit").isEmpty(), "it costs nobody's quota");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/",
        "/health/nothing",
        "/health/ready/memory",
        "/health/../store/k",
        "/health;x=1",
        "/%68ealth",
        "/nowhere/../health"
      })
  void nothingElseIsTakenForIt(String target) throws Exception {
    try (LiveServer server = LiveServer.plain();
        RawConnection connection = RawConnection.to(server.port())) {
      server.put("/store/k", "v");
      RawAnswer answer = connection.request("GET", target).answer();
      assertEquals(404, answer.status());
      assertTrue(answer.body().contains("\"/problems/not-found\""), answer.body());
    }
  }

  @Test
  void aFullStoreIsNotReadyAndSaysWhy() {
    try (LiveServer server = LiveServer.with(Map.of("store.max-memory", "4 KiB"))) {
      server.put("/store/k", "");
      long empty = status(server).memory().heldBytes();
      server.put("/store/k", "x".repeat((int) (4096 - 10 - empty)));
      for (String path : List.of("/health/ready", "/health")) {
        HttpResponse<String> answer = server.get(path);
        assertProblem(503, "memory: The entries take 4086 of 4096 bytes", answer);
        assertHeader("no-store", "cache-control", answer);
        assertTrue(answer.body().contains("\"/problems/not-ready\""), answer.body());
        assertTrue(
            answer.body().contains("{\"name\":\"memory\",\"status\":\"DOWN\",\"reason\":\"The"),
            answer.body());
        assertTrue(
            answer.body().contains("{\"name\":\"expirer\",\"status\":\"UP\","), answer.body());
      }
      HttpResponse<String> head = server.method("HEAD", "/health/ready");
      assertEquals(503, head.statusCode());
      assertEquals(200, server.get("/health/live").statusCode());
      server.put("/store/k", "x".repeat(3000));
      assertEquals(200, server.get("/health/ready").statusCode());
    }
  }

  @Test
  void aServerThatTakesNoFurtherConnectionIsNotReadyAndSaysWhy() throws Exception {
    try (LiveServer server = LiveServer.with(Map.of("server.max-connections", "1"));
        RawConnection only = RawConnection.to(server.port())) {
      RawAnswer answer = only.request("GET", "/health/ready").answer();
      assertEquals(503, answer.status());
      assertTrue(
          answer.body().contains("accepting: No connection was accepted for 750 ms."),
          answer.body());
      assertEquals(200, only.request("GET", "/health/live").answer().status());
    }
  }

  @Test
  void aServerThatIsStoppingIsAliveAndNotReady() throws Exception {
    try (LiveServer server = LiveServer.plain();
        EventProbe watch = server.watchKey("k");
        RawConnection ready = RawConnection.to(server.port());
        RawConnection live = RawConnection.to(server.port())) {
      watch.next();
      ready.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nX: 1");
      live.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: 1");
      awaitRead(server);

      Thread stopping = Thread.ofPlatform().start(server::stop);
      watch.assertEnds();
      RawAnswer refusal = ready.send("\r\n\r\n").answer();
      assertEquals(503, refusal.status());
      assertTrue(refusal.body().contains("serving: The server is shutting down."), refusal.body());
      assertEquals(200, live.send("\r\n\r\n").answer().status());
      stopping.join();
    }
  }

  private static Status status(LiveServer server) {
    return WireJson.read(server.get("/status").body().getBytes(UTF_8), Status.class);
  }

  /** A request that came later and is answered shows that those before are being read. */
  private static void awaitRead(LiveServer server) throws Exception {
    try (RawConnection other = RawConnection.to(server.port())) {
      assertEquals(200, other.request("GET", "/status").answer().status());
    }
  }

  private static void assertHeader(String expected, String name, HttpResponse<String> answer) {
    assertEquals(expected, answer.headers().firstValue(name).orElseThrow());
  }
}

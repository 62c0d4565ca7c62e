package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockmap.api.Latency;
import lockmap.server.http.Progress.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That each request is counted once, as what it is, whoever answers it. */
class RequestMeterTest {

  private ToyServer server;
  private RawConnection connection;

  @BeforeEach
  void start() throws IOException {
    server = new ToyServer();
    connection = server.connect();
  }

  @AfterEach
  void stop() throws IOException {
    connection.close();
    server.close();
  }

  @Test
  void requestsAreToldApartByRouteMethodAndStatus() throws Exception {
    connection.requestWithBody("PUT", "/store/a", new byte[] {'1'}).answer();
    connection.requestWithBody("PUT", "/store/a", new byte[] {'2'}).answer();
    connection.request("GET", "/store/a").answer();
    connection.request("GET", "/store/b").answer();
    connection.request("HEAD", "/store/a").answerToHead();
    connection.request("GET", "http://localhost/status").answer();
    connection.request("POST", "/store/cas/a").answer();
    connection.request("GET", "/store/cas/a").answer();
    assertCounts(
        Map.of(
            "PUT /store/{key} 201", 1L,
            "PUT /store/{key} 204", 1L,
            "GET /store/{key} 200", 1L,
            "GET /store/{key} 404", 2L,
            "HEAD /store/{key} 200", 1L,
            "GET /status 200", 1L,
            "POST /store/cas/{key} 415", 1L));
  }

  @Test
  void whatHasNoRouteIsCountedByItsMethodOnly() throws Exception {
    for (String path : List.of("/nowhere", "/x/1", "/x/2", "/store/../status/")) {
      connection.request("GET", path).answer();
    }
    connection.request("GET", "status").answer();
    connection.request("OPTIONS", "/status").answer();
    connection.request("PATCH", "/status").answer();
    connection.request("BREW", "/status").answer();
    connection.request("STEW", "/nowhere").answer();
    assertCounts(
        Map.of(
            "GET none 404", 3L,
            "GET /store/{key} 400", 1L,
            "GET none 400", 1L,
            "OPTIONS none 204", 1L,
            "PATCH none 405", 1L,
            "other none 405", 1L,
            "other none 404", 1L));
  }

  @Test
  void whatFailsOrIsRefusedOnTheWayIsCountedAsWhatItIs() throws Exception {
    try (LogRecorder _ = new LogRecorder()) {
      connection.request("GET", "/fails").answer();
      connection.request("GET", "/fails/late").answer();
      connection.request("GET", "/forbidden").answer();
      connection.request("POST", "/ignore", "Transfer-Encoding: chunked").answer();
    }
    assertCounts(
        Map.of(
            "GET /fails 500", 1L,
            "GET /fails/late 500", 1L,
            "GET none 403", 1L,
            "POST /ignore 411", 1L));
  }

  @Test
  void oneThatIsGivenUpWasNotAnswered() throws Exception {
    connection.request("PUT", "/store/a", "Content-Length: 5").send("ab");
    server.awaitAt(Stage.BODY, 1);
    server.pass(ToyServer.READ_TIMEOUT);
    assertEquals(408, connection.answer().status());
    assertCounts(Map.of("PUT /store/{key} 499", 1L));
  }

  @Test
  void aStreamThatBreaksHadBegun() throws Exception {
    try (LogRecorder _ = new LogRecorder()) {
      connection.request("GET", "/stream").answerToHead();
      assertCounts(Map.of("GET /stream 200", 1L));
    }
  }

  @Test
  void theTimeIsThatFromTheHeadersToTheAnswersEnd() throws Exception {
    connection.request("GET", "/waits");
    server.arrived.await();
    server.clock.addAndGet(Duration.ofMillis(30).toNanos());
    server.released.countDown();
    connection.answer();
    untilCounted();
    long max = server.traffic.latency("/waits", "GET").max();
    assertTrue(max >= 30_000 && max <= 30_300, "30 ms to two digits: " + max);
    assertEquals(0, server.traffic.latency("/status", "GET").max());
    server.clock.addAndGet(LatencyWindow.SPAN.toNanos());
    assertEquals(Latency.NONE, server.traffic.latency("/waits", "GET"));
    Durations durations = answered("/waits").durations();
    assertEquals(0.03, durations.sum());
    assertEquals(1, durations.counts().get(Durations.bounds().indexOf(0.05)));
  }

  @Test
  void oneThatAskedToBeHeldIsCountedAndNotTimed() throws IOException {
    server.released.countDown();
    connection.request("GET", "/waits?a=1&hold=60").answer();
    untilCounted();
    assertEquals(0, server.traffic.latency("/waits", "GET").count());
    assertEquals(1, answered("/waits").count());
    connection.request("GET", "/waits?a=1").answer();
    untilCounted();
    assertEquals(1, server.traffic.latency("/waits", "GET").count());
    assertEquals(2, answered("/waits").count());
  }

  @Test
  void aKindThatIsNoneIsNotTakenForOneWithoutRequests() {
    assertThrows(IllegalArgumentException.class, () -> server.traffic.latency("/status", "DELETE"));
  }

  /** A connection's requests are counted in their turn. */
  private void untilCounted() throws IOException {
    connection.request("GET", "/status").answer();
  }

  private Tally.Answered answered(String route) {
    return server
        .traffic
        .tallies()
        .filter(tally -> tally.route().equals(route) && tally.method().equals("GET"))
        .flatMap(tally -> tally.answered().stream())
        .findFirst()
        .orElseThrow();
  }

  /** The last is counted once it has been answered, so a little later than its client knows. */
  private void assertCounts(Map<String, Long> expected) throws InterruptedException {
    long total = expected.values().stream().mapToLong(Long::longValue).sum();
    ToyServer.await(
        () -> counts().values().stream().mapToLong(Long::longValue).sum() >= total,
        total + " requests are counted");
    assertEquals(expected, counts());
  }

  private Map<String, Long> counts() {
    return server
        .traffic
        .tallies()
        .flatMap(tally ->
            tally.answered().stream()
                .map(answered ->
                    Map.entry(
                        tally.method() + ' ' + tally.route() + ' ' + answered.status(),
                        answered.count())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

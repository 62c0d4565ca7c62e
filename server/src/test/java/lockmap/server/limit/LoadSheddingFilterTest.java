package lockmap.server.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import lockmap.api.WireJson;
import lockmap.server.Await;
import lockmap.server.http.Gatekeeper;
import lockmap.server.http.Problems;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import lockmap.server.memory.MemoryPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real connections to a server whose load is what a test says. */
class LoadSheddingFilterTest {

  private static final int PER_ROUND = 2;

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger reached = new AtomicInteger();
  private final LoadShedder shedder = new LoadShedder(100, () -> 0.5, PER_ROUND, clock::get);
  private WebServer server;
  private RawConnection client;

  @BeforeEach
  void start() throws IOException {
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(
                HttpRouting.builder()
                    .addFilter(
                        new Gatekeeper(new Problems(WireJson::write), new MemoryPool(1 << 20)))
                    .addFilter(new LoadSheddingFilter(shedder))
                    .any((request, response) -> {
                      reached.incrementAndGet();
                      response.send("fine");
                    }))
            .build()
            .start();
    client = RawConnection.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.stop();
  }

  @Test
  void whatIsTooMuchIsToldWhenToTryAgain() throws Exception {
    assertEquals("fine", client.request("GET", "/store/k").answer().body());

    overload();
    RawAnswer refused = client.request("GET", "/store/k").answer();

    assertEquals(503, refused.status());
    assertEquals(Optional.of("1"), refused.header("Retry-After"));
    assertEquals(Optional.of("application/problem+json"), refused.header("Content-Type"));
    assertEquals(Optional.of("no-store"), refused.header("Cache-Control"));
    assertTrue(refused.body().contains("\"type\":\"/problems/overloaded\""), refused.body());
    assertEquals(1, shedder.shed());
    assertEquals(1, reached.get());

    relax();
    assertEquals("fine", client.request("GET", "/store/k").answer().body());
  }

  @Test
  void theHeadOfARefusalHasNoBody() throws Exception {
    overload();
    assertEquals(503, client.request("HEAD", "/store/k").answerToHead().status());
    assertEquals(200, client.request("GET", "/health").answer().status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live", "/metrics", "/status"})
  void whoLooksAfterTheServerIsAnswered(String path) throws Exception {
    overload();
    assertEquals(200, client.request("GET", path).answer().status());
    assertEquals(0, shedder.shed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/../store/k", "/statuses", "/status/", "/watch?all=true", "//"})
  void nothingElseIs(String path) throws Exception {
    overload();
    assertEquals(503, client.request("GET", path).answer().status());
  }

  @Test
  void aBodyThatWasRefusedIsNeverTheNextRequest() throws Exception {
    byte[] hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(UTF_8);
    overload();
    assertEquals(503, client.requestWithBody("PUT", "/store/k", hidden).answer().status());
    relax();
    assertEquals("fine", client.request("GET", "/store/k").answer().body());
    assertEquals(1, reached.get());
  }

  @Test
  void refusalsPastThePaceWaitForTheNextRound() throws Exception {
    overload();
    for (int refusal = 0; refusal < PER_ROUND; refusal++) {
      assertEquals(503, client.request("GET", "/store/k").answer().status());
    }
    client.request("GET", "/store/k");
    await(() -> shedder.waiting() == 1);
    observe(100);
    assertEquals(503, client.answer().status());
  }

  @Test
  void nobodyWaitsLongerThanASecond() throws Exception {
    overload();
    try (Crowd crowd = new Crowd(server.port(), PER_ROUND + 5)) {
      await(() -> shedder.waiting() == 5);
      observe(100);
      await(() -> shedder.waiting() == 3);
      clock.addAndGet(1_000_000_000);
      observe(100);
      assertEquals(0, shedder.waiting());
      crowd.assertAllAnswered(503);
    }
  }

  @Test
  void whoLeavesWhileItWaitsHarmsNobody() throws Exception {
    overload();
    try (Crowd _ = new Crowd(server.port(), PER_ROUND)) {
      client.request("GET", "/store/k");
      await(() -> shedder.waiting() == 1);
      client.reset();
    }
    relax();
    assertEquals(0, shedder.waiting());
    try (RawConnection next = RawConnection.to(server.port())) {
      assertEquals("fine", next.request("GET", "/store/k").answer().body());
    }
    assertFalse(shedder.refuses());
  }

  private void overload() {
    for (int look = 0; look < LoadShedder.WINDOW; look++) {
      observe(100);
    }
  }

  private void relax() {
    observe(0);
  }

  private void observe(long delay) {
    shedder.observe(delay, LoadShedder.LEAST_QUEUED);
  }

  private static void await(BooleanSupplier condition) {
    Await.within(Duration.ofSeconds(10), condition, "what was waited for");
  }
}

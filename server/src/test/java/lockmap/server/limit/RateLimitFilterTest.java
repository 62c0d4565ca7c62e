package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitFilterTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void everyAnswerSaysThePolicyAndWhatIsLeft() throws Exception {
    try (LimitedServer server = new LimitedServer(2, 5, List.of())) {
      HttpResponse<String> first = server.get("/store/k");
      HttpResponse<String> second = server.get("/store/broken");

      assertEquals(200, first.statusCode());
      assertEquals("\"address\";q=5;w=3", header(first, "RateLimit-Policy"));
      assertEquals("\"address\";r=4;t=1", header(first, "RateLimit"));
      assertEquals(404, second.statusCode());
      assertEquals("\"address\";q=5;w=3", header(second, "RateLimit-Policy"));
      assertEquals("\"address\";r=3;t=1", header(second, "RateLimit"));
      assertEquals("\"address\";r=2;t=2", header(server.get("/store/k"), "RateLimit"));
      assertFalse(first.headers().firstValue("Retry-After").isPresent());
    }
  }

  @Test
  void aRefusalSaysWhenToTryAgainAndThenItIsTrue() throws Exception {
    try (LimitedServer server = new LimitedServer(1, 2, List.of())) {
      server.get("/store/k");
      server.clock.addAndGet(SECOND / 2);
      server.get("/store/k");
      server.reached.clear();

      HttpResponse<String> refused = server.get("/store/k");

      assertEquals(429, refused.statusCode());
      assertEquals("1", header(refused, "Retry-After"));
      assertEquals("1", header(refused, "x-ratelimit-after"));
      assertEquals("\"address\";q=2;w=2", header(refused, "RateLimit-Policy"));
      assertEquals("\"address\";r=0;t=1", header(refused, "RateLimit"));
      assertEquals(1, refused.headers().allValues("RateLimit").size());
      assertEquals(
          "The 2 requests that one address may make at once are used up"
              + " and come back at 1 a second. Try again in 1 s.",
          refused.body());
      assertEquals(List.of(), List.copyOf(server.reached));
      assertEquals(1, server.limiter.refused());

      server.clock.addAndGet(SECOND);
      assertEquals(200, server.get("/store/k").statusCode());
    }
  }

  @Test
  void aLongWaitIsSaidInWholeSecondsRoundedUp() throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of())) {
      server.clock.set(Long.MAX_VALUE - SECOND / 2);
      server.get("/store/k");
      server.clock.addAndGet(1);

      assertEquals("1", header(server.get("/store/k"), "Retry-After"));
      server.clock.addAndGet(SECOND - 1);
      assertEquals(200, server.get("/store/k").statusCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live", "/metrics", "/metrics?a=b"})
  void healthAndMetricsAreNeitherCountedNorRefused(String path) throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of())) {
      server.get("/store/k");
      assertEquals(429, server.get("/store/k").statusCode());

      HttpResponse<String> answer = server.get(path);

      assertEquals(200, answer.statusCode());
      assertEquals(Optional.empty(), answer.headers().firstValue("RateLimit"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/../store/k",
        "/health/%2e%2e/store/k",
        "/health/..;/store/k",
        "/healthy",
        "/metrics/../store/k",
        "/store/health",
        "//health",
        "/health;a=b",
        "/Health",
        "/%68ealth"
      })
  void whatOnlyLooksLikeHealthCountsAsWhatItIs(String path) throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of());
        RawConnection connection = RawConnection.to(server.port())) {
      server.get("/store/k");

      connection.send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");

      RawAnswer answer = connection.answer();
      assertEquals(429, answer.status());
    }
  }

  @Test
  void aRefusedPutLeavesItsConnectionUsableAndItsBodyUnread() throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of());
        RawConnection connection = RawConnection.to(server.port())) {
      String hidden = "DELETE /store/precious HTTP/1.1\r\nHost: h\r\n\r\n";
      server.get("/store/first");

      connection.send(put("/store/k", hidden));
      RawAnswer refused = connection.answer();
      server.clock.addAndGet(SECOND);
      connection.send(put("/store/k", "v"));
      RawAnswer allowed = connection.answer();

      assertEquals(429, refused.status());
      assertEquals(200, allowed.status());
      assertEquals(List.of("GET /store/first", "PUT /store/kv"), List.copyOf(server.reached));
    }
  }

  @Test
  void aRefusedPutIsFollowedByTheRequestsThatWereSentWithIt() throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of());
        RawConnection connection = RawConnection.to(server.port())) {
      server.get("/store/first");

      connection.send(
          put("/store/k", "x".repeat(1_000_000)) + "GET /health HTTP/1.1\r\nHost: h\r\n\r\n");
      RawAnswer refused = connection.answer();
      RawAnswer healthy = connection.answer();

      assertEquals(429, refused.status());
      assertEquals(200, healthy.status());
      assertEquals(List.of("GET /store/first", "GET /health"), List.copyOf(server.reached));
    }
  }

  @Test
  void clientsBehindATrustedProxyHaveABucketEach() throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of("127.0.0.0/8"))) {
      assertEquals(200, server.get("/a", "X-Forwarded-For", "203.0.113.5").statusCode());
      assertEquals(200, server.get("/b", "X-Forwarded-For", "203.0.113.6").statusCode());
      assertEquals(429, server.get("/c", "X-Forwarded-For", "8.8.8.8, 203.0.113.5").statusCode());
      assertEquals(
          429,
          server
              .get("/d", "X-Forwarded-For", "203.0.113.6", "X-Forwarded-For", "127.0.0.2")
              .statusCode());
    }
  }

  @Test
  void aStrangerCannotChangeItsAddressByAHeader() throws Exception {
    try (LimitedServer server = new LimitedServer(1, 1, List.of("10.0.0.0/8"))) {
      assertEquals(200, server.get("/a", "X-Forwarded-For", "203.0.113.5").statusCode());
      assertEquals(429, server.get("/b", "X-Forwarded-For", "203.0.113.6").statusCode());
    }
  }

  private static String put(String path, String body) {
    return "PUT "
        + path
        + " HTTP/1.1\r\nHost: h\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("no " + name);
  }
}

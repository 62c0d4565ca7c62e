package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the server answers, and what it lets pages of a browser do. */
class OriginContractTest {

  private static final Map<String, String> WITH_APP =
      Map.of("cors.allow-origins", "https://app.example, http://[::1]:8080");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:3000",
        "localhost.",
        "lockmap.localhost",
        "127.0.0.1",
        "127.0.0.1:80",
        "192.0.2.255",
        "[::1]",
        "[2001:db8::1]:3000",
        "kv.example",
        "KV.Example.:443"
      })
  void itsOwnNamesAreAnswered(String host) throws IOException {
    assertEquals(200, statusFor(host).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elsewhere.example",
        "elsewhere.example:3000",
        "kv.example.elsewhere",
        "x.kv.example",
        "notlocalhost",
        "localhost.elsewhere",
        "127.0.0.1.elsewhere",
        "127.0.0.1x",
        "127.0.0.256",
        "127.0.0.01",
        "127.1",
        "1.2.3.4.5",
        "2130706433",
        "lockmap"
      })
  void anyOtherNameIsToldWhichSettingSaysTheNames(String host) throws IOException {
    RawAnswer answer = statusFor(host);
    assertEquals(421, answer.status());
    assertTrue(answer.body().contains("/problems/unknown-host"), answer.body());
    assertTrue(answer.body().contains("server.allowed-hosts"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[zz]", "[]", "[::1", "a/b", "user@localhost", "localhost:1:2", "a,b"})
  void whatIsNoHostIsABadRequest(String host) throws IOException {
    assertEquals(400, statusFor(host).status());
  }

  /** Nor the second time, though the server remembers which name it has let pass. */
  @Test
  void aNameThatWasRefusedDoesNothing() throws IOException {
    try (LiveServer server = LiveServer.plain();
        RawConnection connection = RawConnection.to(server.port())) {
      for (int time = 0; time < 2; time++) {
        connection.send(
            "PUT /store/k HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Length: 1\r\n\r\nv");
        assertEquals(421, connection.answer().status());
      }
      assertEquals(404, connection.request("GET", "/store/k").answer().status());
    }
  }

  @Test
  void aWholeUrlCannotNameAnotherHostThanItsHeader() throws IOException {
    try (LiveServer server = LiveServer.plain();
        RawConnection connection = RawConnection.to(server.port())) {
      assertEquals(
          400, connection.request("GET", "http://elsewhere.example/status").answer().status());
      assertEquals(200, connection.request("GET", "http://localhost/status").answer().status());
    }
  }

  @Test
  void anyNameIsAnsweredWhereTheOperatorSaysSo() throws IOException {
    try (LiveServer server = LiveServer.with(Map.of("server.allowed-hosts", "*"));
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send("GET /status HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n");
      assertEquals(200, connection.answer().status());
    }
  }

  /** What browsers send for a page of this server, and what other programs send. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -",
        "-, none",
        "-, same-origin",
        "http://127.0.0.1:%d, same-origin",
        "http://127.0.0.1:%d, -",
        "https://127.0.0.1:%d, -",
        "https://app.example, cross-site",
        "https://app.example, same-site",
        "https://app.example, -",
        "http://[::1]:8080, cross-site"
      })
  void ownAndAllowedPagesAndOtherProgramsMayWrite(String origin, String site) {
    try (LiveServer server = LiveServer.with(WITH_APP)) {
      assertEquals(201, write(server, "PUT", "/store/k", origin, site).statusCode());
      assertEquals(200, write(server, "POST", "/store/incr/n", origin, site).statusCode());
      assertEquals(204, write(server, "DELETE", "/store/k", origin, site).statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://elsewhere.example, cross-site",
        "https://elsewhere.example, -",
        "http://127.0.0.1:1, same-site",
        "http://127.0.0.1:1, -",
        "http://127.0.0.1, -",
        "http://x127.0.0.1:%d, -",
        "ftp://127.0.0.1:%d, -",
        "null, cross-site",
        "null, -",
        "-, cross-site",
        "-, same-site",
        "https://app.example.elsewhere, cross-site",
        "http://app.example, cross-site",
        "https://app.example:444, -"
      })
  void aPageOfAnotherOriginChangesNothing(String origin, String site) {
    try (LiveServer server = LiveServer.with(WITH_APP)) {
      server.put("/store/k", "v");
      for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
        assertProblem(403, "cors.allow-origins", write(server, method, "/store/k", origin, site));
      }
      for (String path : new String[] {"/store/incr/n", "/batch", "/import", "/watch"}) {
        assertProblem(403, "cors.allow-origins", write(server, "POST", path, origin, site));
      }
      assertEquals("v", server.get("/store/k").body());
      assertEquals(404, server.get("/store/n").statusCode());
    }
  }

  @Test
  void aFormOfAPageIsNoJson() {
    try (LiveServer server = LiveServer.plain()) {
      for (String type :
          new String[] {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}) {
        assertProblem(
            415,
            "application/json",
            server.send(
                server
                    .request("/batch")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("[]"))));
      }
    }
  }

  @Test
  void aPageOfAnotherOriginIsToldNothingThatItsBrowserWouldShowIt() {
    try (LiveServer server = LiveServer.with(WITH_APP)) {
      server.put("/store/k", "v");
      HttpResponse<String> answer =
          server.send(server.request("/store/k").header("Origin", "https://elsewhere.example"));
      assertEquals(200, answer.statusCode());
      assertEquals(Optional.empty(), header(answer, "access-control-allow-origin"));
      assertEquals(Optional.of("Origin"), header(answer, "vary"));
      HttpResponse<String> preflight =
          preflight(server, "https://elsewhere.example", "PUT", "content-type");
      assertEquals(204, preflight.statusCode());
      assertEquals(Optional.empty(), header(preflight, "access-control-allow-origin"));
      assertEquals(Optional.empty(), header(preflight, "access-control-allow-methods"));
    }
  }

  @Test
  void anAllowedPageReadsValuesProblemsAndEvents() {
    try (LiveServer server = LiveServer.with(WITH_APP)) {
      server.put("/store/k?ttl=60", "v");
      for (String path : new String[] {"/store/k", "/store/none", "/status", "/nowhere"}) {
        assertReadable(server.send(server.request(path).header("Origin", "https://app.example")));
      }
      HttpResponse<InputStream> stream =
          server.exchange(
              server.request("/watch?key=k").header("Origin", "https://app.example"),
              BodyHandlers.ofInputStream());
      assertEquals(
          Optional.of("https://app.example"),
          stream.headers().firstValue("access-control-allow-origin"));
      try (EventProbe watch = new EventProbe(stream)) {
        assertEquals("WATCH", watch.next().name());
      }
    }
  }

  @Test
  void aPreflightNamesWhatPagesNeed() {
    try (LiveServer server = LiveServer.with(WITH_APP)) {
      HttpResponse<String> answer =
          preflight(server, "https://app.example", "DELETE", "authorization,if-match");
      assertEquals(204, answer.statusCode());
      assertEquals(
          Optional.of("https://app.example"), header(answer, "access-control-allow-origin"));
      assertEquals(
          Optional.of("GET, HEAD, PUT, POST, DELETE"),
          header(answer, "access-control-allow-methods"));
      String headers = header(answer, "access-control-allow-headers").orElseThrow();
      assertTrue(headers.contains("Authorization"), headers);
      assertTrue(headers.contains("If-Match"), headers);
    }
  }

  @Test
  void everyPageMayDoEverythingWhereTheOperatorSaysSo() {
    try (LiveServer server = LiveServer.with(Map.of("cors.allow-origins", "*"))) {
      HttpResponse<String> answer =
          write(server, "PUT", "/store/k", "https://elsewhere.example", "cross-site");
      assertEquals(201, answer.statusCode());
      assertEquals(Optional.of("*"), header(answer, "access-control-allow-origin"));
    }
  }

  @Test
  void withoutAllowedOriginsNoAnswerSpeaksOfThem() {
    try (LiveServer server = LiveServer.plain()) {
      HttpResponse<String> answer =
          server.send(server.request("/status").header("Origin", "https://app.example"));
      assertEquals(Optional.empty(), header(answer, "vary"));
      assertEquals(Optional.empty(), header(answer, "access-control-allow-origin"));
    }
  }

  private static void assertReadable(HttpResponse<String> answer) {
    assertEquals(Optional.of("https://app.example"), header(answer, "access-control-allow-origin"));
    String exposed = header(answer, "access-control-expose-headers").orElseThrow();
    for (String name : new String[] {"ETag", "KV-TTL", "RateLimit", "Retry-After"}) {
      assertTrue(exposed.contains(name), exposed);
    }
    assertEquals(Optional.of("Origin"), header(answer, "vary"));
  }

  private static HttpResponse<String> preflight(
      LiveServer server, String origin, String method, String headers) {
    return server.send(
        server
            .request("/store/k")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", headers)
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static HttpResponse<String> write(
      LiveServer server, String method, String path, String origin, String site) {
    var request = server.request(path).method(method, BodyPublishers.noBody());
    if (origin != null) {
      request.header("Origin", origin.formatted(server.port()));
    }
    if (site != null) {
      request.header("Sec-Fetch-Site", site);
    }
    return server.send(request);
  }

  private static RawAnswer statusFor(String host) throws IOException {
    try (LiveServer server = LiveServer.with(Map.of("server.allowed-hosts", "kv.example"));
        RawConnection connection = RawConnection.to(server.port())) {
      return connection.send("GET /status HTTP/1.1\r\nHost: " + host + "\r\n\r\n").answer();
    }
  }

  private static Optional<String> header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name);
  }
}

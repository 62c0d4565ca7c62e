package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertHeaders;
import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  private static ToyServer server;

  @BeforeAll
  static void start() {
    server = new ToyServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/status, 'GET, HEAD, OPTIONS'",
    "/ignore, 'POST, OPTIONS'",
    "/stream, 'GET, OPTIONS'",
    "/store/a, 'GET, HEAD, PUT, DELETE, OPTIONS'",
    "/store/cas, 'GET, HEAD, PUT, DELETE, OPTIONS'",
    "/store/cas/a, 'POST, GET, HEAD, PUT, DELETE, OPTIONS'",
    "*, 'GET, HEAD, POST, PUT, DELETE, OPTIONS'"
  })
  void optionsListsTheMethods(String target, String allow) throws IOException {
    try (RawConnection connection = server.connect()) {
      RawAnswer answer = connection.request("OPTIONS", target).answer();
      assertEquals(204, answer.status());
      assertEquals(Optional.of(allow), answer.header("Allow"));
      assertEquals("", answer.body());
      assertEquals(200, connection.request("GET", "/status").answer().status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /status, 'GET, HEAD, OPTIONS'",
    "DELETE, /status, 'GET, HEAD, OPTIONS'",
    "TRACE, /status, 'GET, HEAD, OPTIONS'",
    "BREW, /status, 'GET, HEAD, OPTIONS'",
    "GET, /ignore, 'POST, OPTIONS'",
    "POST, /store/a, 'GET, HEAD, PUT, DELETE, OPTIONS'",
    "PATCH, /store/cas/a, 'POST, GET, HEAD, PUT, DELETE, OPTIONS'"
  })
  void anotherMethodIsRefusedWithTheListOfMethods(String method, String target, String allow)
      throws IOException {
    RawAnswer answer = answer(method, target);
    assertProblem(405, answer);
    assertEquals(Optional.of(allow), answer.header("Allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nowhere",
        "/Status",
        "/status/",
        "//status",
        "/status;x=1",
        "/%73tatus",
        "/x/../status",
        "/./status",
        "/store",
        "/store%2Fa",
        "/%2e/status",
        "/status%00",
        "/%zz"
      })
  void onlyTheVeryBytesOfAPathLeadToIt(String target) throws IOException {
    assertProblem(404, answer("GET", target));
    assertProblem(404, answer("OPTIONS", target));
  }

  @Test
  void aStorePathNeverLeavesTheStore() throws IOException {
    assertProblem(400, answer("GET", "/store/../status"));
    assertProblem(400, answer("GET", "/store/%2e%2e/status"));
    assertProblem(404, answer("GET", "/store//status"));
  }

  @Test
  void resourcesMayOverlapAndTheMethodDecides() throws IOException {
    server.values.put(Utf8Bytes.of("cas/x"), Utf8Bytes.of("value"));
    try (RawConnection connection = server.connect()) {
      assertEquals("value", connection.request("GET", "/store/cas/x").answer().body());
      RawAnswer swapped =
          connection
              .requestWithBody(
                  "POST", "/store/cas/x", new byte[] {'1'}, "Content-Type: application/json")
              .answer();
      assertEquals("x 1", swapped.body());
      assertEquals(204, connection.request("DELETE", "/store/cas/x").answer().status());
    }
  }

  @Test
  void headGetsTheHeadersOfGetAndNoBody() throws IOException {
    server.values.put(Utf8Bytes.of("head"), Utf8Bytes.of("Größe"));
    try (RawConnection connection = server.connect()) {
      RawAnswer head = connection.request("HEAD", "/store/head").answerToHead();
      RawAnswer get = connection.request("GET", "/store/head").answer();

      assertEquals(200, head.status());
      assertEquals("Größe", get.body());
      assertEquals(7, head.contentLength());
      assertEquals(undated(get), undated(head));
    }
  }

  @Test
  void headOfAProblemHasItsHeadersAndNoBody() throws IOException {
    try (RawConnection connection = server.connect()) {
      for (String target : List.of("/nowhere", "/store/absent", "/ignore", "/store/%zz")) {
        RawAnswer head = connection.request("HEAD", target).answerToHead();
        RawAnswer get = connection.request("GET", target).answer();
        assertEquals(get.status(), head.status());
        assertHeaders(head);
        assertEquals(undated(get), undated(head));
      }
    }
  }

  @Test
  void aStreamHasNoHead() throws IOException {
    try (RawConnection connection = server.connect()) {
      assertEquals(405, connection.request("HEAD", "/stream").answerToHead().status());
    }
  }

  @Test
  void aTargetMayBeAWholeUrlOfTheHostThatIsMeant() throws IOException {
    assertEquals(200, answer("GET", "http://localhost/status").status());
    assertEquals(200, answer("GET", "HTTP://LOCALHOST/status?a=/b").status());
    assertProblem(404, answer("GET", "http://localhost"));
    assertProblem(400, answer("GET", "http://elsewhere/status"));
    assertProblem(400, answer("GET", "http://localhost@elsewhere/status"));
    assertProblem(400, answer("GET", "ftp://localhost/status"));
    assertProblem(400, answer("GET", "status"));
    assertProblem(400, answer("GET", "*"));
    assertProblem(400, answer("CONNECT", "localhost:80"));
  }

  @Test
  void aHandlerMayLeaveARequestToTheFramework() throws IOException {
    assertProblem(404, answer("GET", "/next"));
  }

  @Test
  void oneMethodIsAnsweredOnceInAResource() {
    Resource resource = Resource.at("/a").get((_, _) -> {});
    assertThrows(IllegalArgumentException.class, () -> resource.get((_, _) -> {}));
    assertThrows(IllegalArgumentException.class, () -> resource.stream((_, _) -> {}));
  }

  private static List<String> undated(RawAnswer answer) {
    return answer.headers().stream().filter(header -> !header.startsWith("Date:")).toList();
  }

  private static RawAnswer answer(String method, String target) throws IOException {
    try (RawConnection connection = server.connect()) {
      return connection.request(method, target).answer();
    }
  }
}

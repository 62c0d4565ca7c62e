package lockmap.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a connection on which a request's body was not read. */
class GatekeeperTest {

  private static final byte[] CANARY =
      "GET /canary HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1);

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

  @ParameterizedTest
  @CsvSource({
    "POST, /ignore, 204",
    "POST, /nowhere, 404",
    "POST, /status, 405",
    "POST, /forbidden, 403",
    "PUT, /store/.., 400",
    "POST, /store/cas/a, 415",
    "GET, /fails, 500",
    "GET, /fails/teapot, 418"
  })
  void anUnreadBodyIsNeverTheNextRequest(String method, String target, int status)
      throws IOException {
    try (LogRecorder _ = new LogRecorder()) {
      connection.requestWithBody(method, target, CANARY);
      assertEquals(status, connection.answer().status());
      assertEquals("{}", connection.request("GET", "/status").answer().body());
      assertEquals(0, server.canaryCalls.get());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /ignore, 204",
    "POST, /nowhere, 404",
    "POST, /status, 405",
    "POST, /forbidden, 403",
    "PUT, /store/.., 400"
  })
  void anUnreadBodyIsNeverRunWhereTheClientAsksToClose(String method, String target, int status)
      throws IOException {
    connection.requestWithBody(method, target, CANARY, "Connection: close");
    assertLast(status);
  }

  @ParameterizedTest
  @CsvSource({"POST, /ignore, 204", "POST, /nowhere, 404", "PUT, /store/.., 400"})
  void aBodyThatWasNotAskedForIsNeverRun(String method, String target, int status)
      throws IOException {
    connection.requestWithBody(method, target, CANARY, "Expect: 100-continue");
    assertLast(status);
  }

  @Test
  void aBodyTooLargeToForgetIsNeverRun() throws IOException {
    connection.request("POST", "/ignore", "Content-Length: 16777217").send(CANARY);
    assertLast(204);
  }

  @Test
  void anUnreadBodyThatIsWorthReadingKeepsTheConnection() throws IOException {
    connection.requestWithBody("POST", "/ignore", new byte[16 * 1024 * 1024]);
    assertEquals(204, connection.answer().status());
    assertEquals(200, connection.request("GET", "/status").answer().status());
  }

  @Test
  void aClientThatAsksToCloseIsClosedOn() throws IOException {
    connection.request("GET", "/status", "Connection: close").send(CANARY);
    assertLast(200);
  }

  @Test
  void requestsMayFollowEachOtherWithoutWaiting() throws IOException {
    connection
        .request("GET", "/nowhere")
        .requestWithBody("PUT", "/store/a", new byte[] {(byte) 0xff})
        .requestWithBody("PUT", "/store/a", new byte[] {'a'})
        .request("POST", "/status")
        .request("GET", "/store/a");
    assertProblem(404, connection.answer());
    assertProblem(400, connection.answer());
    assertEquals(201, connection.answer().status());
    assertProblem(405, connection.answer());
    assertEquals("a", connection.answer().body());
  }

  @Test
  void aFilterBehindItMayThrowAProblem() throws IOException {
    assertProblem(403, connection.request("GET", "/forbidden").answer());
    assertEquals(200, connection.request("GET", "/status").answer().status());
  }

  private void assertLast(int status) throws IOException {
    RawAnswer answer = connection.answer();
    assertEquals(status, answer.status());
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertTrue(connection.isClosedByServer());
    assertEquals(0, server.canaryCalls.get());
  }
}

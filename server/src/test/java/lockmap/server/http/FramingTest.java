package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each malformed request is followed by one that would call the canary, which must not happen. */
class FramingTest {

  private static final String CANARY = "GET /canary HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private ToyServer server;

  @BeforeEach
  void start() {
    server = new ToyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("lockmap.server.http.MalformedRequest#all")
  void isAnsweredOnceAndIsTheLast(MalformedRequest malformed) throws IOException {
    try (RawConnection connection = server.connect()) {
      RawAnswer answer = connection.send(malformed.bytes() + CANARY).answer();
      assertProblem(malformed.status(), answer);
      assertEquals(Optional.of("close"), answer.header("Connection"));
      assertTrue(connection.isClosedByServer());
    }
    assertEquals(0, server.canaryCalls.get());
    assertNextClientIsUnharmed();
  }

  @Test
  void garbageLeavesNoTraceInTheLog() throws IOException {
    try (LogRecorder log = new LogRecorder()) {
      for (MalformedRequest malformed : MalformedRequest.all().toList()) {
        isAnsweredOnceAndIsTheLast(malformed);
      }
      assertEquals(List.of(), log.lines());
    }
  }

  @Test
  void headersThatBreakOffAreTheClientsFaultAndNotOurs() throws IOException {
    try (LogRecorder log = new LogRecorder();
        RawConnection connection = server.connect()) {
      connection.send("GET /status HTTP/1.1\r\nHost: x\r\n").endSending();
      assertProblem(400, connection.answer());
      assertTrue(connection.isClosedByServer());
      assertEquals(List.of(), log.lines());
    }
  }

  @Test
  void aRequestLineThatBreaksOffIsNoRequest() throws IOException {
    try (RawConnection connection = server.connect()) {
      assertTrue(connection.send("GET /sta").endSending().isClosedByServer());
    }
  }

  @Test
  void http2IsNotSwitchedTo() throws IOException {
    try (RawConnection connection = server.connect()) {
      RawAnswer answer =
          connection
              .request(
                  "GET",
                  "/status",
                  "Connection: Upgrade, HTTP2-Settings",
                  "Upgrade: h2c",
                  "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")
              .answer();
      assertEquals(200, answer.status());
    }
  }

  private void assertNextClientIsUnharmed() throws IOException {
    try (RawConnection next = server.connect()) {
      assertEquals(200, next.request("GET", "/status").answer().status());
    }
  }
}

package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that break off, and what an upgrade is taken for. */
class FramingTest {

  private ToyServer server;

  @BeforeEach
  void start() {
    server = new ToyServer();
  }

  @AfterEach
  void stop() {
    server.close();
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
}

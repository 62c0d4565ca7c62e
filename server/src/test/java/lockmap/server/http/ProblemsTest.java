package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

  private LogRecorder log;
  private ToyServer server;

  @BeforeEach
  void start() {
    log = new LogRecorder();
    server = new ToyServer();
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fails", "/fails/checked", "/fails/badly", "/fails/late"})
  void aFailureIsLoggedOnceAndToldToNobody(String target) throws IOException {
    RawAnswer answer = get(target);

    assertProblem(500, answer);
    assertFalse(answer.toString().contains("secret"), answer::toString);
    assertFalse(answer.header("ETag").isPresent());
    assertEquals(1, log.records().size());
    LogRecord logged = log.records().getFirst();
    assertEquals(Level.SEVERE, logged.getLevel());
    assertEquals("GET " + target + " failed", logged.getMessage());
    assertEquals("secret", logged.getThrown().getMessage());
  }

  @Test
  void aHandlerThatForgetsToAnswerIsAFailure() throws IOException {
    assertProblem(500, get("/silent"));
    assertFalse(log.lines().isEmpty());
  }

  @Test
  void whatTheFrameworkRefusesIsRefusedInOurWords() throws IOException {
    RawAnswer answer = get("/fails/teapot");
    assertProblem(418, answer);
    assertFalse(answer.body().contains("secret"));
    assertEquals(List.of(), log.lines());
  }

  @Test
  void anAnswerThatHasBegunIsCutOffSoThatNobodyTakesItForWhole() throws IOException {
    try (RawConnection connection = server.connect()) {
      RawAnswer head = connection.request("GET", "/stream").answerToHead();
      assertEquals(200, head.status());
      assertEquals(Optional.of("chunked"), head.header("Transfer-Encoding"));
      assertThrows(IOException.class, () -> readChunks(connection));
    }
    assertEquals(1, log.records().size());
    assertInstanceOf(IllegalStateException.class, log.records().getFirst().getThrown());
  }

  @Test
  void aClientThatGoesAwayIsNoFailure() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawConnection connection = server.connect()) {
        connection.request("PUT", "/store/a", "Content-Length: 100000").send("hello").reset();
      }
      try (RawConnection connection = server.connect()) {
        connection.request("GET", "/nowhere").request("GET", "/store/..").reset();
      }
      try (RawConnection connection = server.connect()) {
        connection.request("PUT", "/store/a", "Content-Length: 100000").send("hello");
      }
    }
    assertEquals(200, get("/status").status());
    server.close();
    assertEquals(List.of(), log.lines());
  }

  private static void readChunks(RawConnection connection) throws IOException {
    String line;
    do {
      line = connection.line();
    } while (!line.equals("0"));
  }

  private RawAnswer get(String target) throws IOException {
    try (RawConnection connection = server.connect()) {
      RawAnswer answer = connection.request("GET", target).answer();
      assertEquals(200, connection.request("GET", "/status").answer().status());
      return answer;
    }
  }
}

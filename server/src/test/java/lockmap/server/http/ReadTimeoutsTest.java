package lockmap.server.http;

import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import lockmap.server.Certificates;
import lockmap.server.config.ServerConfig;
import lockmap.server.http.Progress.Stage;
import lockmap.server.tls.ServerTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real connections, and a time that passes only as a test says. */
class ReadTimeoutsTest {

  private static final Duration TIMEOUT = ToyServer.READ_TIMEOUT;
  private static final Duration ALMOST = TIMEOUT.minusNanos(1);

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
  @ValueSource(
      strings = {
        "G",
        "GET /sta",
        "GET /status HTTP/1.1\r\n",
        "GET /status HTTP/1.1\r\nHost: x\r\n",
        "GET /status HTTP/1.1\r\nHost: x\r\n\r"
      })
  void headersThatBreakOffAreToldOfTheTimeout(String head) throws Exception {
    try (RawConnection connection = server.connect().send(head)) {
      server.awaitAt(Stage.HEAD, 1);
      server.pass(ALMOST);
      server.awaitAt(Stage.HEAD, 1);
      server.pass(TIMEOUT);
      assertTimedOut(connection);
    }
    assertNextClientIsUnharmed();
  }

  @Test
  void theHeadersOfALaterRequestAreTimedLikeThoseOfTheFirst() throws Exception {
    String whole = "GET /status HTTP/1.1\r\nHost: x\r\n\r\n";
    for (int length = 1; length < whole.length(); length++) {
      try (RawConnection connection = server.connect().send(whole + whole.substring(0, length))) {
        assertEquals(200, connection.answer().status());
        server.awaitAt(Stage.HEAD, 1);
        server.pass(TIMEOUT);
        assertTimedOut(connection);
        server.awaitAt(Stage.ENDED, 0);
      }
    }
  }

  @Test
  void aSilentConnectionIsClosedWithoutAWord() throws Exception {
    try (RawConnection connection = server.connect()) {
      server.awaitAt(Stage.SILENT, 1);
      server.pass(ALMOST);
      server.awaitAt(Stage.SILENT, 1);
      server.pass(TIMEOUT);
      assertTrue(connection.isClosedByServer());
    }
  }

  @Test
  void aBodyThatBreaksOffIsToldOfTheTimeout() throws Exception {
    try (LogRecorder log = new LogRecorder();
        RawConnection connection =
            server
                .connect()
                .request("PUT", "/store/k", "Content-Length: 10", "Connection: keep-alive")
                .send("five.")) {
      server.awaitAt(Stage.BODY, 1);
      server.pass(TIMEOUT);
      assertTimedOut(connection);
      server.awaitAt(Stage.ENDED, 0);
      assertEquals(List.of(), log.lines());
    }
    assertEquals(0, server.values.size());
    assertNextClientIsUnharmed();
  }

  @Test
  void aBodyMayTakeItsTimeAsLongAsItComes() throws Exception {
    int length = 20;
    try (RawConnection connection =
        server.connect().request("POST", "/drip", "Content-Length: " + length)) {
      for (int sent = 1; sent <= length; sent++) {
        server.awaitAt(Stage.BODY, 1);
        server.pass(ALMOST);
        connection.send("x");
        int expected = sent;
        ToyServer.await(() -> server.dripped.get() == expected, "bytes: " + sent);
      }
      assertEquals(204, connection.answer().status());
    }
  }

  @Test
  void aBodyThatNobodyWantsIsNotWaitedForEither() throws Exception {
    try (RawConnection connection =
        server.connect().request("POST", "/ignore", "Content-Length: 10")) {
      assertEquals(204, connection.answer().status());
      server.awaitAt(Stage.BODY, 1);
      server.pass(TIMEOUT);
      assertTrue(connection.isClosedByServer());
    }
  }

  @Test
  void aConnectionMayBeIdleForLongerBetweenRequests() throws Exception {
    try (RawConnection connection = server.connect()) {
      assertEquals(200, connection.request("GET", "/status").answer().status());
      server.awaitAt(Stage.IDLE, 1);
      server.pass(ReadTimeouts.IDLE.minusNanos(1));
      assertEquals(200, connection.request("GET", "/status").answer().status());
      server.awaitAt(Stage.IDLE, 1);
      server.pass(ReadTimeouts.IDLE);
      assertTrue(connection.isClosedByServer());
    }
  }

  @Test
  void aConnectionThatIsIdleWithinTlsIsClosedToo(@TempDir Path folder) throws Exception {
    Certificates certificates = new Certificates(folder).ca("ca").signed("one", "ca");
    ServerConfig.Tls files =
        new ServerConfig.Tls(certificates.chain("one"), certificates.key("one"), null);
    SSLSocketFactory clients = certificates.client("ca", null).getSocketFactory();
    try (ToyServer secure = new ToyServer(ServerTls.of(files).tls());
        RawConnection connection =
            RawConnection.of(
                clients.createSocket(InetAddress.getLoopbackAddress(), secure.port()))) {
      assertEquals(200, connection.request("GET", "/status").answer().status());
      secure.awaitAt(Stage.IDLE, 1);
      secure.pass(ReadTimeouts.IDLE.minusNanos(1));
      assertEquals(200, connection.request("GET", "/status").answer().status());
      secure.awaitAt(Stage.IDLE, 1);
      secure.pass(ReadTimeouts.IDLE);
      assertTrue(connection.isClosedByServer());
      secure.awaitAt(Stage.IDLE, 0);
    }
  }

  @Test
  void anAnswerThatNobodyTakesIsGivenUp() throws Exception {
    try (LogRecorder log = new LogRecorder();
        RawConnection connection = server.connect().request("GET", "/flood")) {
      assertEquals(200, connection.answerToHead().status());
      ToyServer.await(
          () -> {
            server.pass(ReadTimeouts.WRITE); // until its writer is seen to be stuck
            return server.timeouts.open() == 0;
          },
          "no connection");
      assertEquals(List.of(), log.lines());
    }
    assertNextClientIsUnharmed();
  }

  @Test
  void anAnswerMayTakeItsTimeAsLongAsItIsTaken() throws Exception {
    int step = ToyServer.FLOOD / 3;
    try (RawConnection connection = server.connect().request("GET", "/flood")) {
      assertEquals(200, connection.answerToHead().status());
      for (int taken = 0; taken < ToyServer.FLOOD; taken += step) {
        server.pass(ReadTimeouts.WRITE.minusNanos(1));
        connection.skip(step);
      }
      server.awaitAt(Stage.IDLE, 1);
    }
  }

  @Test
  void anAnswerMayTakeForever() throws Exception {
    try (RawConnection connection = server.connect().request("GET", "/hold")) {
      assertEquals(200, connection.answerToHead().status());
      assertLines(connection, "1", "a");
      server.awaitAt(Stage.WORKING, 1);
      server.pass(Duration.ofDays(1));
      server.released.countDown();
      assertLines(connection, "1", "z", "0", "");
      server.awaitAt(Stage.IDLE, 1);
    }
  }

  @Test
  void workOnARequestMayTakeForever() throws Exception {
    try (RawConnection connection = server.connect().request("GET", "/waits")) {
      server.arrived.await();
      server.pass(Duration.ofDays(1));
      server.released.countDown();
      assertEquals("released", connection.answer().body());
    }
  }

  @Test
  void everyConnectionIsForgottenOnceItIsClosed() throws Exception {
    try (RawConnection polite = server.connect();
        RawConnection broken = server.connect();
        RawConnection rude = server.connect().request("GET", "/status")) {
      server.awaitAt(Stage.SILENT, 2);
      server.awaitAt(Stage.IDLE, 1);
      polite.request("GET", "/status", "Connection: close");
      broken.send("nonsense\r\n\r\n");
      rude.reset();
      ToyServer.await(() -> server.timeouts.open() == 0, "no connection");
    }
  }

  private static void assertLines(RawConnection connection, String... lines) throws IOException {
    for (String line : lines) {
      assertEquals(line, connection.line());
    }
  }

  private static void assertTimedOut(RawConnection connection) throws IOException {
    RawAnswer answer = connection.answer();
    assertProblem(408, answer);
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertTrue(connection.isClosedByServer());
  }

  private void assertNextClientIsUnharmed() throws IOException {
    try (RawConnection next = server.connect()) {
      assertEquals(200, next.request("GET", "/status").answer().status());
    }
  }
}

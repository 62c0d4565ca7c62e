package lockmap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lockmap.api.KeyValue;
import lockmap.api.Operation;
import lockmap.client.NoAnswerException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller is told where there is no answer of a LockMap. */
@Timeout(60)
class FailureTest {

  private static final String LINE = "{\"key\":\"k\",\"value\":\"v\"}\n";
  private static final String PROBLEM = "Content-Type: application/problem+json\r\n";

  @Test
  void aRefusalSaysWhatTheServerSaid() {
    String problem =
        "{\"type\":\"/problems/store-full\",\"title\":\"Store full\",\"status\":507,"
            + "\"detail\":\"No room.\",\"more\":[1]}";
    withServer(
        CannedServer.answering("507 Insufficient Storage", PROBLEM, problem),
        client -> {
          RefusedException refused =
              assertThrows(RefusedException.class, () -> client.put("k", "v"));
          assertEquals(507, refused.status());
          assertEquals("/problems/store-full", refused.problem().type());
          assertEquals("507 Store full: No room.", refused.getMessage());
          assertEquals(List.of(1), refused.problem().extensions().get("more"));
          assertEquals(Optional.empty(), refused.retryAfter());
          assertFalse(refused.isOutcomeUnknown());
          assertFalse(refused.isOfTheMoment());
        });
  }

  @ParameterizedTest
  @CsvSource({"429 Too Many Requests, 7, 7", "503 Busy, 1, 1", "503 Busy, soon, 0"})
  void aRefusalOfTheMomentTellsHowLongToWait(String status, String header, long seconds) {
    withServer(
        CannedServer.answering(status, "Retry-After: " + header + "\r\n", ""),
        client -> {
          RefusedException refused =
              assertThrows(RefusedException.class, () -> client.put("k", "v"));
          assertTrue(refused.isOfTheMoment());
          assertEquals(seconds, refused.retryAfter().orElse(Duration.ZERO).toSeconds());
          assertFalse(refused.isOutcomeUnknown());
        });
  }

  @ParameterizedTest
  @CsvSource({"404, false", "412, false", "409, false", "401, false", "502, true", "504, true"})
  void aStrangersRefusalIsNoAnswer(String status, boolean unknown) {
    withServer(
        CannedServer.answering(status + " No", "Content-Type: text/html\r\n", "<html>"),
        client -> {
          RefusedException refused = assertThrows(RefusedException.class, () -> client.delete("k"));
          assertEquals("about:blank", refused.problem().type());
          assertTrue(refused.problem().detail().contains("text/html"), refused.getMessage());
          assertEquals(unknown, refused.isOutcomeUnknown());
          assertFalse(
              assertThrows(RefusedException.class, () -> client.get("k")).isOutcomeUnknown());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "200 OK, ''",
    "204 No, 'ETag: W/\"1\"'",
    "204 No, 'ETag: 1'",
    "201 Created, 'ETag: \"abc\"'",
    "302 Found, 'Location: http://127.0.0.1:1/'",
    "304 Not Modified, 'ETag: \"1\"'",
  })
  void aSuccessThatIsNoneIsTold(String status, String header) {
    withServer(
        CannedServer.answering(status, header.isEmpty() ? "" : header + "\r\n", ""),
        client -> {
          BadAnswerException bad =
              assertThrows(BadAnswerException.class, () -> client.put("k", "v"));
          assertTrue(bad.isOutcomeUnknown());
          assertTrue(String.valueOf(bad.getMessage()).contains("PUT http://"), bad.getMessage());
        });
  }

  @Test
  void anAnswerThatIsNotWhatItMustBeIsTold() {
    withServer(
        CannedServer.answering("200 OK", "", "{\"key\":\"k\"}"),
        client -> {
          assertThrows(BadAnswerException.class, () -> client.entry("k"));
          assertThrows(BadAnswerException.class, client::status);
          assertThrows(BadAnswerException.class, () -> client.list(ListQuery.all()));
          assertThrows(BadAnswerException.class, () -> client.batch(List.of()));
          assertThrows(BadAnswerException.class, () -> client.increment("k", 1));
        });
    withServer(
        CannedServer.answering("200 OK", "", "\u00ff"),
        client -> assertThrows(BadAnswerException.class, () -> client.get("k")));
    withServer(
        CannedServer.answering("200 OK", "", "[{\"status\":204}]"),
        client ->
            assertThrows(
                BadAnswerException.class,
                () -> client.batch(List.of(new Operation.Get("a"), new Operation.Get("b")))));
    withServer(
        CannedServer.answering("200 OK", "", LINE + "{}\n"),
        client -> {
          try (Stream<KeyValue> entries = client.export("")) {
            assertThrows(BadAnswerException.class, entries::toList);
          }
        });
  }

  @Test
  void aServerIsReadyOrNot() {
    withServer(CannedServer.answering("200 OK", "", "{}"), client -> assertTrue(client.isReady()));
    withServer(CannedServer.answering("503 No", "", "{}"), client -> assertFalse(client.isReady()));
    withServer(
        CannedServer.answering("404 No", "", ""),
        client -> assertThrows(RefusedException.class, client::isReady));
  }

  @Test
  void whatSpeaksNoHttpIsToldApart() {
    withServer(
        new CannedServer("SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        client -> assertThrows(BadAnswerException.class, () -> client.get("k")));
  }

  @Test
  void whereNobodyListensNothingWasChanged() throws Exception {
    try (Socket deaf = boundAndDeaf();
        StoreClient client = client(deaf.getLocalPort())) {
      NoAnswerException none = assertThrows(NoAnswerException.class, () -> client.put("k", "v"));
      assertEquals(Reason.UNREACHABLE, none.reason());
      assertFalse(none.isOutcomeUnknown());
      assertEquals(Reason.UNREACHABLE, reason(() -> client.exportTo(sink(), "")));
    }
  }

  @Test
  void whereTheConnectionBreaksAWriteMayHaveHappened() {
    withServer(
        new CannedServer(""),
        client -> {
          NoAnswerException none =
              assertThrows(NoAnswerException.class, () -> client.put("k", "v"));
          assertEquals(Reason.BROKEN_OFF, none.reason());
          assertTrue(none.isOutcomeUnknown());
          assertFalse(
              assertThrows(NoAnswerException.class, () -> client.get("k")).isOutcomeUnknown());
        });
  }

  @Test
  void anExportThatBreaksOffIsNotTakenForWhole() {
    withServer(
        new CannedServer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n" + LINE + "\r\n"),
        client -> {
          assertEquals(Reason.BROKEN_OFF, reason(() -> client.exportTo(sink(), "")));
          try (Stream<KeyValue> entries = client.export("")) {
            assertEquals(Reason.BROKEN_OFF, reason(entries::toList));
          }
        });
  }

  @Test
  void anImportThatBreaksOffSaysFromWhichLineOnItIsNotKnown() throws Exception {
    try (CannedServer server = new CannedServer("");
        StoreClient client = new StoreClient(ClientOptions.to(server.url()))) {
      ImportResult result = client.importFrom(new ByteArrayInputStream(new byte[10]), _ -> {});
      if (result instanceof ImportResult.Stopped(long imported, long line, String _, var cause)) {
        assertEquals(0, imported);
        assertEquals(1, line);
        assertTrue(cause.isOutcomeUnknown());
      } else {
        throw new AssertionError("not stopped but " + result);
      }
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        StoreClient client = impatient(silent.getLocalPort())) {
      NoAnswerException none = assertThrows(NoAnswerException.class, () -> client.put("k", "v"));
      assertEquals(Reason.TIMED_OUT, none.reason());
      assertTrue(none.isOutcomeUnknown());
      assertEquals(Reason.TIMED_OUT, reason(() -> client.exportTo(sink(), "")));
    }
  }

  @Test
  void anInterruptedCallerIsToldAndStaysInterrupted() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        StoreClient client = client(silent.getLocalPort())) {
      Thread.currentThread().interrupt();
      NoAnswerException none = assertThrows(NoAnswerException.class, () -> client.put("k", "v"));
      assertTrue(Thread.interrupted());
      assertEquals(Reason.INTERRUPTED, none.reason());
      assertTrue(none.isOutcomeUnknown());
      Thread.currentThread().interrupt();
      assertEquals(Reason.INTERRUPTED, reason(() -> client.exportTo(sink(), "")));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void closingBreaksOffWhatIsUnderWay() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      StoreClient client = client(silent.getLocalPort());
      CompletableFuture<Reason> calling =
          CompletableFuture.supplyAsync(() -> reason(() -> client.put("k", "v")));
      silent.accept().getInputStream().read();
      client.close();
      assertEquals(Reason.BROKEN_OFF, calling.get());
      assertThrows(IllegalStateException.class, () -> client.get("k"));
      assertThrows(IllegalStateException.class, () -> client.exportTo(sink(), ""));
      client.close();
    }
  }

  @Test
  void theTokenGoesToTheServerAndNowhereElse() throws Exception {
    try (CannedServer server = CannedServer.answering("401 No", "", "")) {
      ClientOptions options = ClientOptions.to(server.url()).withToken("s3cret-Token==");
      assertFalse(options.toString().contains("s3cret"), options.toString());
      try (StoreClient client = new StoreClient(options)) {
        RefusedException refused = assertThrows(RefusedException.class, client::status);
        assertFalse(String.valueOf(refused.getMessage()).contains("s3cret"));
        assertTrue(server.nextHead().contains("\r\nAuthorization: Bearer s3cret-Token==\r\n"));
      }
    }
  }

  @Test
  void aServerBehindAPathIsAskedThere() throws Exception {
    try (CannedServer server = CannedServer.answering("401 No", "", "");
        StoreClient client = new StoreClient(ClientOptions.to(server.url().resolve("/db/")))) {
      assertThrows(RefusedException.class, () -> client.get("//a b"));
      assertTrue(server.nextHead().startsWith("GET /db/store///a%20b HTTP/1.1\r\n"));
    }
  }

  /** Has a port to itself and does not listen on it. */
  private static Socket boundAndDeaf() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  private static void withServer(CannedServer server, Consumer<StoreClient> test) {
    try (server;
        StoreClient client = new StoreClient(ClientOptions.to(server.url()))) {
      test.accept(client);
    }
  }

  private static StoreClient client(int port) {
    return StoreClient.to("http://127.0.0.1:" + port);
  }

  private static StoreClient impatient(int port) {
    return new StoreClient(
        ClientOptions.to(URI.create("http://127.0.0.1:" + port))
            .withRequestTimeout(Duration.ofMillis(200)));
  }

  private static Reason reason(Executable call) {
    return assertThrows(NoAnswerException.class, call).reason();
  }

  private static ByteArrayOutputStream sink() {
    return new ByteArrayOutputStream();
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockmap.server.HostileInput.Theme;
import lockmap.server.http.LogRecorder;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a stranger with a socket may send, and may do, against the real server. Whatever it is, the
 * answer is the contract's, nothing is logged as a failure, no request that was hidden in it is
 * carried out, and the next client is served. {@code security.md} shows the whole as a table.
 */
class HostileInputTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SETTINGS =
      Map.of("server.read-timeout", "PT1S", "rate-limit.enabled", "false");

  private static LiveServer server;
  private static int tried;

  @BeforeAll
  static void start() {
    server = LiveServer.with(SETTINGS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Theme> themes() {
    return Stream.of(HostileFraming.themes(), HostileContent.themes())
        .flatMap(List::stream)
        .toList();
  }

  static Stream<HostileInput> inputs() {
    return themes().stream().flatMap(theme -> theme.inputs().stream());
  }

  static List<HostileConduct> conducts() {
    return Stream.of(HostileClients.all(), HostileWatchers.all()).flatMap(List::stream).toList();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isAnsweredAndHarmsNobody(HostileInput input) throws IOException {
    String next = "request " + ++tried;
    server.put("/store/next", next);
    server.put("/store/own", "own");
    try (LogRecorder log = new LogRecorder();
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send(input.bytes());
      if (input.stays()) {
        connection.request("GET", "/store/next");
      } else {
        send(connection, HostileFraming.SMUGGLED);
      }
      for (String expected : input.answers()) {
        assertEquals(expected, told(connection.answer()));
      }
      if (input.stays()) {
        assertEquals(next, connection.answer().body());
      } else {
        assertTrue(connection.isClosedByServer(), "the connection ends");
      }
      assertEquals(List.of(), log.lines());
    }
    assertEquals(next, server.get("/store/next").body());
    assertEquals(404, server.delete("/store/smuggled").statusCode());
  }

  @ParameterizedTest
  @MethodSource("conducts")
  void isBorneAndHarmsNobody(HostileConduct conduct) throws Exception {
    try (LogRecorder log = new LogRecorder()) {
      conduct.act().run();
      assertEquals(List.of(), log.lines());
    }
  }

  @Test
  void thePageTellsWhatIsTried() throws IOException {
    String table = SecurityPage.table(themes(), conducts());
    if (SecurityPage.isToBeWritten()) {
      SecurityPage.write(table);
    }
    assertEquals(table, SecurityPage.part(), "write it with -Dlockmap.docs=write");
  }

  /** The server may have closed before this is sent. */
  private static void send(RawConnection connection, String bytes) {
    try {
      connection.send(bytes);
    } catch (IOException e) {
      // so it has not been read
    }
  }

  private static String told(RawAnswer answer) throws IOException {
    if (answer.status() < 400) {
      return Integer.toString(answer.status());
    }
    assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"));
    assertEquals(Optional.of("nosniff"), answer.header("X-Content-Type-Options"));
    JsonNode problem = JSON.readTree(answer.body().getBytes(UTF_8));
    assertEquals(answer.status(), problem.path("status").asInt());
    assertTrue(!problem.path("detail").asText().isEmpty(), answer.body());
    return answer.status() + problem.path("type").asText().replace("/problems/", " ");
  }
}

package lockmap.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.http.ProblemAnswers.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lockmap.server.store.Utf8Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static final Utf8Bytes KEY = Utf8Bytes.of("k");

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
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000, ToyServer.MAX_VALUE})
  void aBodyIsReadAsItIs(int length) throws IOException {
    String value = "abcdefg".repeat(length / 7 + 1).substring(0, length);

    assertEquals(201, put(value.getBytes(UTF_8)).status());
    assertEquals(Map.of(KEY, Utf8Bytes.of(value)), server.values);
    assertUnharmed();
  }

  @Test
  void aBodyMayArriveByteByByte() throws IOException {
    byte[] value = "Größe".getBytes(UTF_8);
    connection.request("PUT", "/store/k", "Content-Length: " + value.length);
    for (byte next : value) {
      connection.send(new byte[] {next});
    }
    assertEquals(201, connection.answer().status());
    assertEquals(Map.of(KEY, Utf8Bytes.of("Größe")), server.values);
  }

  @Test
  void withoutAContentLengthTheBodyIsEmpty() throws IOException {
    assertEquals(201, connection.request("PUT", "/store/k").answer().status());
    assertEquals(Map.of(KEY, Utf8Bytes.EMPTY), server.values);
    assertUnharmed();
  }

  @ParameterizedTest
  @ValueSource(ints = {ToyServer.MAX_VALUE + 1, 4 * ToyServer.MAX_VALUE})
  void aBodyOverTheLimitIsRefusedAndTheConnectionGoesOn(int length) throws IOException {
    String said = assertProblem(413, put(new byte[length]));
    assertTrue(said.contains(length + " bytes; at most 1048576"), said);
    assertEquals(Map.of(), server.values);
    assertUnharmed();
  }

  @Test
  void aBodyFarOverTheLimitIsRefusedUnreadAndEndsTheConnection() throws IOException {
    RawAnswer answer =
        connection.request("PUT", "/store/k", "Content-Length: 9223372036854775807").answer();
    assertProblem(413, answer);
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertTrue(connection.isClosedByServer());
  }

  @Test
  void aBodyThatIsNotUtf8IsRefusedWithThePlace() throws IOException {
    String said = assertProblem(400, put(new byte[] {'a', 'b', (byte) 0xc3, 'c'}));
    assertTrue(said.contains("its byte 2"), said);
    assertEquals(Map.of(), server.values);
    assertUnharmed();
  }

  @Test
  void aBodyThatBreaksOffIsRefusedAndStoresNothing() throws IOException {
    connection.request("PUT", "/store/k", "Content-Length: 5").send("hel").endSending();
    String said = assertProblem(400, connection.answer());
    assertTrue(said.contains("before its Content-Length"), said);
    assertTrue(connection.isClosedByServer());
    assertEquals(Map.of(), server.values);
  }

  @Test
  void aClientThatAsksIsToldToContinue() throws IOException {
    connection.request("PUT", "/store/k", "Content-Length: 5", "Expect: 100-continue");
    assertEquals(100, connection.answerToHead().status());
    assertEquals(201, connection.send("hello").answer().status());
    assertEquals(Map.of(KEY, Utf8Bytes.of("hello")), server.values);
    assertUnharmed();
  }

  @Test
  void aClientThatAsksIsNotToldToContinueInVain() throws IOException {
    connection.request("PUT", "/store/k", "Content-Length: 1048577", "Expect: 100-continue");
    RawAnswer answer = connection.answer();
    assertProblem(413, answer);
    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertTrue(connection.isClosedByServer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json; profile=x",
        "application/json; profile=\""
      })
  void jsonIsTaken(String type) throws IOException {
    assertEquals(200, swap("Content-Type: " + type).status());
    assertUnharmed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: x",
        "Content-Type:",
        "Content-Type: json",
        "Content-Type: application/",
        "Content-Type: text/plain",
        "Content-Type: text/json",
        "Content-Type: application/problem+json",
        "Content-Type: application/json; charset=iso-8859-1",
        "Content-Type: application/json, application/json",
        "Content-Type: application/json\r\nContent-Type: application/json",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: application/json; charset=\"",
        "Content-Type: */*"
      })
  void whatIsNotJsonIsRefused(String header) throws IOException {
    RawAnswer answer = swap(header);
    assertProblem(415, answer);
    assertEquals(Optional.of("application/json"), answer.header("Accept"));
    assertFalse(answer.header("Connection").isPresent());
    assertUnharmed();
  }

  private RawAnswer put(byte[] body) throws IOException {
    return connection.requestWithBody("PUT", "/store/k", body).answer();
  }

  private RawAnswer swap(String header) throws IOException {
    return connection
        .requestWithBody("POST", "/store/cas/k", "{}".getBytes(UTF_8), header)
        .answer();
  }

  private void assertUnharmed() throws IOException {
    assertEquals("tweet", connection.request("GET", "/canary").answer().body());
  }
}

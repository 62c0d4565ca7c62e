package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockmap.api.EventData;
import lockmap.api.WireJson;
import lockmap.server.EventProbe.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's rows about {@code GET /watch}, over real HTTP. */
class EventContractTest {

  private final LiveServer server =
      LiveServer.with(
          Map.of(
              "watch.max-watchers", "3",
              "watch.history", "64",
              "rate-limit.enabled", "false"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStreamIsFramedExactly() throws Exception {
    server.put("/store/k", "first");
    HttpResponse<InputStream> response =
        server.exchange(
            server.request("/watch?key=k&key=none").GET(), BodyHandlers.ofInputStream());
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      assertEquals(
          """
          retry: 2000
          id: 0

          event: WATCH
          data: {"key":"k","value":"first","revision":1,"ttl":null}

          event: WATCH
          data: {"key":"none","value":null,"revision":1,"ttl":null}

          event: READY
          id: 1
          data: {"revision":1}

          """,
          read(lines, 13));
      server.put("/store/k?ttl=1000", "");
      server.delete("/store/k");
      assertEquals(
          """
          event: PUT
          id: 2
          data: {"key":"k","value":"","revision":2,"ttl":1000}

          event: DELETE
          id: 3
          data: {"key":"k","value":null,"revision":3,"ttl":null}

          """,
          read(lines, 8));
    }
  }

  @Test
  void theAnswerIsForNoCacheAndNoBuffer() {
    try (EventProbe watch = server.watchEvents("all=true")) {
      HttpResponse<?> response = watch.response();
      assertEquals(200, response.statusCode());
      assertEquals("text/event-stream", header(response, "content-type"));
      assertEquals("no-store", header(response, "cache-control"));
      assertEquals("nosniff", header(response, "x-content-type-options"));
      assertEquals("no", header(response, "x-accel-buffering"));
    }
  }

  @Test
  void everyKindOfChangeHasItsName() {
    try (EventProbe watch = server.watchEvents("key=k")) {
      assertEquals(List.of("WATCH", "READY"), watch.nextNames(2));
      server.put("/store/k", "1");
      server.postJson("/store/cas/k", "{\"expected\":\"1\",\"new\":\"2\"}");
      server.delete("/store/k");
      server.put("/store/k?ttl=1", "3");
      assertEquals(List.of("PUT", "CAS", "DELETE", "PUT", "EXPIRED"), watch.nextNames(5));
    }
  }

  @Test
  void aPrefixIsWatchedWithTheKeysThatAreYetToCome() {
    server.put("/store/p/1", "a");
    server.put("/store/q/1", "b");
    server.put("/store/p", "c");
    try (EventProbe watch = server.watchEvents("prefix=p/")) {
      assertEquals(event("WATCH", "0", "p/1", "a", 1), watch.next());
      assertEquals(readyAt(3), watch.next());
      server.put("/store/p", "d");
      server.put("/store/p/2", "e");
      assertEquals(event("PUT", "5", "p/2", "e", 5), watch.next());
    }
  }

  @Test
  void allIsEverything() {
    server.put("/store/a", "1");
    server.put("/store/b", "2");
    try (EventProbe watch = server.watchEvents("all=true&prefix=a&key=b&key=zz")) {
      Map<String, EventData> told =
          IntStream.range(0, 3)
              .mapToObj(_ -> data(watch.next()))
              .collect(Collectors.toMap(EventData::key, data -> data));
      assertEquals(new EventData("a", "1", 1, null), told.get("a"));
      assertEquals(new EventData("b", "2", 2, null), told.get("b"));
      assertEquals(new EventData("zz", null, 2, null), told.get("zz"));
      assertEquals(readyAt(2), watch.next());
      server.put("/store/b", "3");
      server.put("/store/c", "4");
      assertEquals(event("PUT", "3", "b", "3", 3), watch.next());
      assertEquals(event("PUT", "4", "c", "4", 4), watch.next());
    }
  }

  @Test
  void eventsFilterChangesAndNotTheSnapshot() {
    server.put("/store/k", "1");
    try (EventProbe watch = server.watchEvents("key=k&events=DELETE,EXPIRED&events=CAS")) {
      assertEquals(List.of("WATCH", "READY"), watch.nextNames(2));
      server.put("/store/k", "2");
      server.delete("/store/k");
      server.put("/store/k", "3");
      server.postJson("/store/cas/k", "{\"expected\":\"3\",\"new\":\"4\"}");
      assertEquals(new Event("DELETE", "3", json("k", null, 3)), watch.next());
      assertEquals(event("CAS", "5", "k", "4", 5), watch.next());
    }
  }

  @Test
  void withoutValuesTheirSizesAreToldAndAbsenceStill() {
    server.put("/store/k", "äß€");
    try (EventProbe watch = server.watchEvents("key=k&key=none&values=false");
        EventProbe other = server.watchEvents("key=k")) {
      String bare = "{\"key\":\"k\",\"size\":%d,\"revision\":%d,\"ttl\":null}";
      assertEquals(new Event("WATCH", "0", bare.formatted(7, 1)), watch.next());
      assertEquals(new Event("WATCH", "0", json("none", null, 1)), watch.next());
      assertEquals("READY", watch.next().name());
      server.put("/store/k", "");
      server.postJson("/store/cas/k", "{\"expected\":\"\",\"new\":\"🌍\"}");
      server.delete("/store/k");
      assertEquals(new Event("PUT", "2", bare.formatted(0, 2)), watch.next());
      assertEquals(new Event("CAS", "3", bare.formatted(4, 3)), watch.next());
      assertEquals(new Event("DELETE", "4", json("k", null, 4)), watch.next());
      assertEquals("WATCH", other.next().name());
      assertEquals("READY", other.next().name());
      assertEquals(event("PUT", "2", "k", "", 2), other.next());
      assertEquals(event("CAS", "3", "k", "🌍", 3), other.next());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line\nline\n",
        "\r\n\r",
        "nul \0 nul",
        "\"quotes\" and \\ and 'more'",
        "  two spaces",
        ":colon",
        "data: x\nid: 9\n\nevent: y",
        "\u2028 and \u2029 and \ufeff",
        "🌍 \u0001 \u007f \u0085 é"
      })
  void everyCharacterOfKeyAndValueArrives(String text) {
    server.put("/store/" + encoded(text), text);
    try (EventProbe watch = server.watchEvents("key=" + encoded(text))) {
      EventData told = data(watch.next());
      assertEquals(text, told.key());
      assertEquals(text, told.value());
      assertEquals(readyAt(1), watch.next());
    }
  }

  @Test
  void aWatchGoesOnWhereAnotherEnded() {
    server.put("/store/k", "1");
    server.put("/store/k", "2");
    server.put("/store/other", "3");
    server.delete("/store/k");
    try (EventProbe byHeader = server.watchEvents("key=k&since=0", "Last-Event-ID", "1");
        EventProbe byQuery = server.watchEvents("prefix=k&since=1")) {
      for (EventProbe watch : List.of(byHeader, byQuery)) {
        assertEquals(event("PUT", "2", "k", "2", 2), watch.next());
        assertEquals(new Event("DELETE", "4", json("k", null, 4)), watch.next());
        assertEquals(readyAt(4), watch.next());
      }
      server.put("/store/k", "5");
      assertEquals(event("PUT", "5", "k", "5", 5), byHeader.next());
      assertEquals(event("PUT", "5", "k", "5", 5), byQuery.next());
    }
  }

  @Test
  void aReplayIsFilteredLikeAnyChange() {
    server.put("/store/k", "1");
    server.delete("/store/k");
    server.put("/store/k", "3");
    try (EventProbe watch = server.watchEvents("key=k&since=0&events=DELETE")) {
      assertEquals(new Event("DELETE", "2", json("k", null, 2)), watch.next());
      assertEquals(readyAt(3), watch.next());
    }
  }

  @Test
  void aWatchThatMissedNothingIsReadyAtOnce() {
    server.put("/store/k", "1");
    try (EventProbe watch = server.watchEvents("key=k&since=1")) {
      assertEquals(readyAt(1), watch.next());
    }
  }

  @ParameterizedTest
  @CsvSource({"8", "200"}) // gone from a history of 64, and yet to come
  void whatIsGoneOrYetToComeIsStartedOver(String id) {
    write(100);
    try (EventProbe watch = server.watchEvents("key=k", "Last-Event-ID", id)) {
      assertEquals(new Event("RESET", "0", "{\"revision\":100}"), watch.next());
      assertEquals(event("WATCH", "0", "k", "100", 100), watch.next());
      assertEquals(readyAt(100), watch.next());
    }
    try (EventProbe watch = server.watchEvents("key=k&snapshot=false", "Last-Event-ID", id)) {
      assertEquals(List.of("RESET", "READY"), watch.nextNames(2));
    }
  }

  /** Of a store that counts from 0 the history may well hold all that came after. */
  @Test
  void theIdThatComesBeforeAStateIsNoPlaceToGoOnFrom() {
    server.put("/store/k", "1");
    try (EventProbe watch = server.watchEvents("key=k", "Last-Event-ID", "0")) {
      assertEquals(List.of("RESET", "WATCH", "READY"), watch.nextNames(3));
    }
  }

  @ParameterizedTest
  @CsvSource({"35", "101"})
  void aStrictWatchIsRefusedWhereItCannotGoOn(String id) {
    write(100);
    HttpResponse<String> answer =
        server.send(server.request("/watch?key=k&strict=true").header("Last-Event-ID", id).GET());
    assertProblem(410, "37", answer);
    assertTrue(answer.body().contains("\"oldest_revision\":37"), answer.body());
    try (EventProbe watch = server.watchEvents("key=k&strict=true&since=36")) {
      assertEquals(event("PUT", "37", "k", "37", 37), watch.next());
    }
  }

  @Test
  void withoutASnapshotOnlyWhatComesIsTold() {
    server.put("/store/k", "1");
    try (EventProbe watch = server.watchEvents("key=k&snapshot=false")) {
      assertEquals(readyAt(1), watch.next());
      server.put("/store/k", "2");
      assertEquals(event("PUT", "2", "k", "2", 2), watch.next());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', all=true",
    "all=false, all=true",
    "all=yes, all",
    "key=, empty",
    "key=a/../b, dots",
    "key=k&values=1, values",
    "key=k&snapshot=, snapshot",
    "key=k&strict=TRUE, strict",
    "key=k&events=, events",
    "'key=k&events=PUT,,DELETE', events",
    "key=k&events=READY, events",
    "key=k&since=, since",
    "key=k&since=-1, since",
    "key=k&since=1&since=2, since",
    "key=%ff, UTF-8"
  })
  void aQueryThatIsNoneIsToldWhatIsWrong(String query, String word) {
    assertProblem(400, word, server.get("/watch?" + query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "0x1", "99999999999999999999", "1, 2"})
  void anIdThatIsNoneIsRefused(String id) {
    assertProblem(
        400,
        "Last-Event-ID",
        server.send(server.request("/watch?all=true").header("Last-Event-ID", id).GET()));
  }

  @Test
  void keysAndPrefixesAreBoundedAndRepeatedOnesCountOnce() {
    assertProblem(400, "1025 values", server.get("/watch?" + manyKeys()));
    assertProblem(400, "1025 bytes", server.get("/watch?prefix=" + "x".repeat(1025)));
    try (EventProbe watch = server.watchEvents("key=a&" + "key=a&".repeat(1100) + "prefix=")) {
      assertEquals(List.of("WATCH", "READY"), watch.nextNames(2));
    }
  }

  @Test
  void aWatchTakesAPlaceLikeAnyOther() {
    try (EventProbe one = server.watchEvents("key=a");
        EventProbe two = server.watchKey("a");
        EventProbe three = server.watchEvents("all=true")) {
      assertEquals(200, one.response().statusCode());
      assertEquals(200, two.response().statusCode());
      assertEquals(200, three.response().statusCode());
      HttpResponse<String> fourth = server.get("/watch?key=a");
      assertProblem(503, "watch", fourth);
      assertEquals("1", fourth.headers().firstValue("retry-after").orElseThrow());
    }
  }

  @Test
  void thereIsNoHeadOfAStream() {
    HttpResponse<String> answer = server.method("HEAD", "/watch?key=k");
    assertEquals(405, answer.statusCode());
    assertEquals("GET, POST, OPTIONS", answer.headers().firstValue("allow").orElseThrow());
  }

  @Test
  void aWatchThatIsClosedByTheServerEndsCleanly() {
    EventProbe watch = server.watchEvents("all=true");
    assertEquals("READY", watch.next().name());
    server.stop();
    watch.assertEnds();
  }

  @Test
  void silenceKeepsTheIdCurrentThoughNothingOfItsKeysChanges() {
    try (LiveServer quick = LiveServer.with(Map.of("watch.keep-alive", "PT0.1S"));
        EventProbe watch = quick.watchEvents("key=k&snapshot=false")) {
      assertEquals(readyAt(0), watch.next());
      quick.put("/store/other", "1");
      quick.put("/store/other", "2");
      Event block = watch.next();
      while (!block.id().equals("2")) {
        assertEquals(new Event("", block.id(), ""), block);
        block = watch.next();
      }
      quick.put("/store/k", "3");
      while (block.name().isEmpty()) {
        block = watch.next();
      }
      assertEquals(event("PUT", "3", "k", "3", 3), block);
    }
  }

  /** Writes revisions 1 to the last one, each as the value of one key. */
  private void write(int last) {
    for (int revision = 1; revision <= last; revision++) {
      server.put("/store/k", Integer.toString(revision));
    }
  }

  /** Short ones, so that all of them go into a request line. */
  private static String manyKeys() {
    return IntStream.range(0, 1025)
        .mapToObj(number -> "key=" + Integer.toString(number, 36))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static Event readyAt(long revision) {
    return new Event("READY", Long.toString(revision), "{\"revision\":" + revision + "}");
  }

  private static Event event(String name, String id, String key, String value, long revision) {
    return new Event(name, id, json(key, value, revision));
  }

  private static String json(String key, @Nullable String value, long revision) {
    return "{\"key\":%s,\"value\":%s,\"revision\":%d,\"ttl\":null}"
        .formatted(text(key), value == null ? "null" : text(value), revision);
  }

  private static String text(String text) {
    return new String(WireJson.write(text), UTF_8);
  }

  private static EventData data(Event event) {
    return WireJson.read(event.data().getBytes(UTF_8), EventData.class);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String read(BufferedReader lines, int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < count; line++) {
      text.append(lines.readLine()).append('\n');
    }
    return text.toString();
  }
}

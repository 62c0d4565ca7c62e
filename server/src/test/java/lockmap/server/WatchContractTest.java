package lockmap.server;

import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockmap.server.EventProbe.Event;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract's rows about watching, over real HTTP. */
class WatchContractTest {

  private final LiveServer server =
      LiveServer.with(Map.of("watch.max-watchers", "3", "rate-limit.enabled", "false"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWatchBeginsWithTheValueAndThenTellsEachChange() {
    server.put("/store/k", "first");
    try (EventProbe watch = server.watchKey("k")) {
      HttpResponse<?> response = watch.response();
      assertEquals(200, response.statusCode());
      assertTrue(
          response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream"));
      assertEquals(new Event("WATCH key k", "1", "first"), watch.next());
      server.put("/store/other", "not watched");
      server.put("/store/k", "second");
      server.postJson("/store/cas/k", "{\"expected\":\"second\",\"new\":\"third\"}");
      server.delete("/store/k");
      assertEquals(new Event("PUT key k", "3", "second"), watch.next());
      assertEquals(new Event("COMPARE_AND_SWAP key k", "4", "third"), watch.next());
      assertEquals(new Event("DELETE key k", "5", ""), watch.next());
    }
  }

  @Test
  void aKeyThatIsNotThereIsWatchedAsEmpty() {
    server.put("/store/other", "v");
    try (EventProbe watch = server.watchKey("k")) {
      assertEquals(new Event("WATCH key k", "1", ""), watch.next());
      server.put("/store/k", "");
      assertEquals(new Event("PUT key k", "2", ""), watch.next());
    }
  }

  @Test
  void anExpiryIsToldThoughNobodyReadsTheKey() {
    try (EventProbe watch = server.watchKey("k")) {
      server.put("/store/k?ttl=1", "v");
      assertEquals(List.of("WATCH key k", "PUT key k"), watch.nextNames(2));
      assertEquals(new Event("EXPIRED key k", "2", ""), watch.next());
    }
    assertEquals(404, server.get("/store/k").statusCode());
    assertEquals(201, server.put("/store/k", "again").statusCode());
  }

  @Test
  void everyCharacterOfAValueThatAnEventCanCarryArrives() {
    String value = "  two spaces\n\n:colon\ndata: x\nid: 7\r\rlast line ends\n";
    server.put("/store/k", value);
    try (EventProbe watch = server.watchKey("k")) {
      assertEquals(value.replace('\r', '\n'), watch.next().data());
    }
  }

  @Test
  void noKeyCanForgeAField() {
    String forger = "a%0D%0Adata:%20forged%0A%0Aevent:%20x%00";
    server.put("/store/" + forger, "v");
    try (EventProbe watch = server.watchKey(forger)) {
      assertEquals(
          new Event("WATCH key a%0D%0Adata: forged%0A%0Aevent: x%00", "1", "v"), watch.next());
    }
  }

  @Test
  void severalKeysComeInOneStreamInRevisionOrder() {
    server.put("/store/a", "1");
    server.put("/store/b", "2");
    try (EventProbe watch = server.watch("[\"b\",\"a\",\"c\",\"b\"]")) {
      assertEquals(List.of("WATCH key b", "WATCH key a", "WATCH key c"), watch.nextNames(3));
      server.put("/store/c", "3");
      server.put("/store/a", "4");
      server.delete("/store/b");
      assertEquals(new Event("PUT key c", "3", "3"), watch.next());
      assertEquals(new Event("PUT key a", "4", "4"), watch.next());
      assertEquals(new Event("DELETE key b", "5", ""), watch.next());
    }
  }

  @Test
  void aBatchIsToldOperationByOperation() {
    try (EventProbe watch = server.watch("[\"a\",\"b\"]")) {
      watch.nextNames(2);
      server.postJson(
          "/batch",
          """
          [{"method":"PUT","key":"a","value":"1"},{"method":"PUT","key":"b","value":"2"},
           {"method":"DELETE","key":"a"}]\
          """);
      assertEquals(List.of("PUT key a", "PUT key b", "DELETE key a"), watch.nextNames(3));
    }
  }

  @Test
  void aWatchOfNothingIsRefused() {
    for (String body : new String[] {"[]", "", "{}", "[1]", "[\"\"]", "[null]", "\"a\""}) {
      HttpResponse<String> answer = server.postJson("/watch", body);
      assertEquals(400, answer.statusCode(), body);
      assertProblem(400, "", answer);
    }
    assertProblem(
        415,
        "application/json",
        server.send(server.request("/watch").POST(BodyPublishers.ofString("[\"a\"]"))));
    assertProblem(400, "empty", server.get("/watch_key/"));
  }

  @Test
  void oneWatchFollowsABoundedNumberOfKeys() {
    StringBuilder keys = new StringBuilder("[\"0\"");
    for (int key = 1; key <= 1024; key++) {
      keys.append(",\"").append(key).append('"');
    }
    assertProblem(413, "1024", server.postJson("/watch", keys.append(']').toString()));
  }

  @Test
  void watchesAreBoundedAndAPlaceIsFreeAgainAfterOneLeft() {
    try (EventProbe first = server.watchKey("a");
        EventProbe second = server.watchKey("a")) {
      assertEquals(200, first.response().statusCode());
      assertEquals(200, second.response().statusCode());
      try (EventProbe third = server.watchKey("a")) {
        assertEquals(200, third.response().statusCode());
        HttpResponse<String> fourth = server.get("/watch_key/a");
        assertProblem(503, "watch", fourth);
        assertEquals("1", fourth.headers().firstValue("retry-after").orElseThrow());
      }
      awaitStatus("\"watch_requests_count\":2");
    }
  }

  @Test
  void aWatchThatIsClosedByTheServerEndsCleanly() {
    EventProbe watch = server.watchKey("k");
    assertEquals("WATCH key k", watch.next().name());
    server.stop();
    watch.assertEnds();
  }

  @Test
  void aSilentWatchSaysThatItIsStillThere() throws IOException {
    try (LiveServer quick = LiveServer.with(Map.of("watch.keep-alive", "PT0.1S"));
        RawConnection connection = RawConnection.to(quick.port())) {
      String opening = "event: WATCH key k\nid: 0\ndata: \n\n";
      String both = opening + ": keep-alive\n\n";
      assertEquals(both, connection.request("GET", "/watch_key/k").answer(both.length()).body());
    }
  }

  @Test
  void aWatcherThatHasGoneIsNoticedThoughNothingChanges() {
    try (LiveServer quick = LiveServer.with(Map.of("watch.keep-alive", "PT0.1S"))) {
      try (EventProbe watch = quick.watchKey("k")) {
        watch.next();
      }
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (!quick.get("/status").body().contains("\"watch_requests_count\":0")) {
        assertTrue(System.nanoTime() < deadline, "it is still counted");
      }
    }
  }

  @Test
  void theStatusCountsOpenWatches() {
    assertTrue(server.get("/status").body().contains("\"watch_requests_count\":0"));
    try (EventProbe watch = server.watchKey("k")) {
      watch.next();
      assertTrue(server.get("/status").body().contains("\"watch_requests_count\":1"));
    }
  }

  /** A gone watcher shows when the server writes to it, so something is written until it does. */
  private void awaitStatus(String expected) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    Set<String> seen = new java.util.TreeSet<>();
    while (System.nanoTime() < deadline) {
      server.put("/store/a", "wakes the watchers");
      String status = server.get("/status").body();
      if (status.contains(expected)) {
        return;
      }
      seen.add(status.replaceAll(".*(\"watch_requests_count\":\\d+).*", "$1"));
    }
    throw new AssertionError("never " + expected + ", only " + seen);
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.api.Outcome;
import lockmap.api.RefusedBatch;
import lockmap.api.Status;
import lockmap.api.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract's row about batches that are one act, over real HTTP. */
class AtomicBatchContractTest {

  private static final Outcome NOT_TRIED = Outcome.NOT_TRIED;
  private static final int KEYS = 150;

  private final LiveServer server =
      LiveServer.with(
          Map.of(
              "store.max-value-size", "4 KiB",
              "store.max-memory", "64 KiB",
              "rate-limit.enabled", "false"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachOperationIsAnsweredWithItsRevision() {
    server.put("/store/old", "1");
    HttpResponse<String> answer =
        atomic(
            """
            [{"method":"GET","key":"new"},
             {"method":"PUT","key":"new","value":"a","ttl":60,"if_absent":true},
             {"method":"GET","key":"new"},
             {"method":"CAS","key":"new","expected":"a","new":"b"},
             {"method":"INCR","key":"n","by":5},
             {"method":"DELETE","key":"old","if_revision":1},
             {"method":"DELETE","key":"old"},
             {"method":"PUT","key":"new","value":"c"}]\
            """);

    assertEquals(200, answer.statusCode());
    assertEquals("application/json", answer.headers().firstValue("content-type").orElseThrow());
    assertEquals(
        """
        [{"status":404},{"status":201,"revision":2},{"status":200,"value":"a","revision":2},\
        {"status":204,"revision":3},{"status":200,"value":"5","revision":4},\
        {"status":204,"revision":5},{"status":404},{"status":204,"revision":6}]\
        """,
        answer.body());
    assertEquals("c", server.get("/store/new").body());
    assertEquals(404, server.get("/store/old").statusCode());
  }

  @Test
  void nothingAtAllIsAnsweredWithNothing() {
    HttpResponse<String> answer = atomic("[]");
    assertEquals(200, answer.statusCode());
    assertEquals("[]", answer.body());
  }

  @Test
  void whereAConditionFailsNothingIsCarriedOut() {
    server.put("/store/k", "text");
    Outcome created = Outcome.CREATED;
    for (Map.Entry<String, Outcome> failing :
        Map.of(
                "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\",\"if_absent\":true}",
                new Outcome(412, null, 1L),
                "{\"method\":\"PUT\",\"key\":\"none\",\"value\":\"v\",\"if_revision\":1}",
                new Outcome(412, null),
                "{\"method\":\"GET\",\"key\":\"k\",\"expected\":\"other\"}",
                new Outcome(412, null, 1L),
                "{\"method\":\"DELETE\",\"key\":\"none\",\"expected\":\"v\"}",
                new Outcome(412, null),
                "{\"method\":\"CAS\",\"key\":\"none\",\"expected\":\"v\",\"new\":\"w\"}",
                new Outcome(404, null),
                "{\"method\":\"CAS\",\"key\":\"k\",\"revision\":7,\"new\":\"w\"}",
                new Outcome(412, null, 1L),
                "{\"method\":\"INCR\",\"key\":\"k\"}",
                new Outcome(409, null, 1L),
                "{\"method\":\"PUT\",\"key\":\"a\",\"value\":\"v\",\"if_revision\":2}",
                new Outcome(412, null))
            .entrySet()) {
      HttpResponse<String> answer =
          atomic(
              "[{\"method\":\"PUT\",\"key\":\"a\",\"value\":\"1\"},"
                  + "{\"method\":\"GET\",\"key\":\"a\"},"
                  + "{\"method\":\"GET\",\"key\":\"k\"},"
                  + failing.getKey()
                  + ",{\"method\":\"PUT\",\"key\":\"b\",\"value\":\"1\"},"
                  + "{\"method\":\"GET\",\"key\":\"k\"}]");

      assertProblem(412, "operation 4 was answered with " + failing.getValue().status(), answer);
      assertEquals(
          List.of(
              created,
              Outcome.found("1"),
              Outcome.found("text").at(1),
              failing.getValue(),
              NOT_TRIED,
              NOT_TRIED),
          operations(answer),
          failing.getKey());
      assertEquals(404, server.get("/store/a").statusCode());
      assertEquals("\"1\"", server.get("/store/k").headers().firstValue("etag").orElseThrow());
    }
    server.put("/store/next", "v");
    assertEquals("\"2\"", server.get("/store/next").headers().firstValue("etag").orElseThrow());
  }

  @Test
  void whereTheMemoryDoesNotSufficeNothingIsCarriedOut() {
    List<String> puts = new ArrayList<>();
    for (int at = 0; at < 20; at++) {
      puts.add(put("key" + at, "x".repeat(4_000)));
    }
    HttpResponse<String> answer = atomic(puts.toString());

    assertProblem(507, "65536", answer);
    List<Outcome> expected = new ArrayList<>(Collections.nCopies(15, Outcome.CREATED));
    expected.add(new Outcome(507, null));
    expected.addAll(Collections.nCopies(4, NOT_TRIED));
    assertEquals(expected, operations(answer));
    assertEquals("{\"count\":0}", server.get("/store?count=true").body());
    assertEquals(200, atomic(puts.subList(0, 15).toString()).statusCode());
  }

  @Test
  void whatIsWrongWithAPlainBatchIsWrongWithAnAtomicOne() {
    String operation = "{\"method\":\"GET\",\"key\":\"k\"}";
    String most = Collections.nCopies(1024, operation).toString();
    assertEquals(200, atomic(most).statusCode());
    assertProblem(413, "1024", atomic(Collections.nCopies(1025, operation).toString()));
    assertProblem(400, "operation 2", atomic("[" + operation + ",{\"method\":\"GET\"}]"));
    assertProblem(400, "array", atomic("{}"));
  }

  @Test
  void atomicIsTrueOrFalse() {
    String failing =
        "[{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"v\"},"
            + "{\"method\":\"CAS\",\"key\":\"none\",\"expected\":\"\",\"new\":\"\"}]";
    for (String query :
        List.of("?atomic=1", "?atomic", "?atomic=TRUE", "?atomic=true&atomic=true")) {
      assertProblem(400, "atomic", server.postJson("/batch" + query, failing));
    }
    assertEquals(404, server.get("/store/k").statusCode());
    HttpResponse<String> plain = server.postJson("/batch?atomic=false", failing);
    assertEquals("[{\"status\":201},{\"status\":404}]", plain.body());
  }

  @Test
  void operationsThatWereTriedAreCounted() {
    Status before = status();
    atomic(
        """
        [{"method":"CAS","key":"k","expected":null,"new":"1"},
         {"method":"CAS","key":"k","expected":"1","new":"2"},
         {"method":"GET","key":"k"}]\
        """);
    atomic(
        """
        [{"method":"CAS","key":"k","expected":"2","new":"3"},
         {"method":"INCR","key":"k"},
         {"method":"DELETE","key":"k","if_revision":1},
         {"method":"GET","key":"k"}]\
        """);
    Status after = status();

    assertEquals(before.getOperations() + 1, after.getOperations());
    assertEquals(before.putOperations() + 1, after.putOperations());
    assertEquals(before.deleteOperations() + 1, after.deleteOperations());
    assertEquals(before.successfulCasOperations() + 2, after.successfulCasOperations());
    assertEquals(before.failedCasOperations() + 1, after.failedCasOperations());
  }

  /** Each batch writes the same number under some keys; all of a page must have the same. */
  @Test
  void aPageAndAWatchAndABatchOfReadsFindItWhole() throws Exception {
    int batches = 60;
    write(0);
    EventProbe events = server.watchEvents("prefix=k&snapshot=false");
    assertEquals("READY", events.next().name());
    try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> written =
          writer.submit(() -> {
            for (int batch = 1; batch <= batches; batch++) {
              write(batch);
              server.put("/store/beside", "v");
            }
          });
      do {
        Listing page = page();
        assertEquals(KEYS, page.entries().size());
        assertEquals(1, page.entries().stream().map(ListedKey::value).distinct().count());
        assertEquals(1, reads().stream().map(Outcome::value).distinct().count());
      } while (!written.isDone());
      written.get(30, TimeUnit.SECONDS);
    }
    for (int batch = 1; batch <= batches; batch++) {
      long revision = 0;
      for (int at = 0; at < KEYS; at++) {
        EventProbe.Event event = events.next();
        assertTrue(event.data().contains("\"value\":\"" + batch + "\""), event.data());
        assertTrue(at == 0 || Long.parseLong(event.id()) == revision + 1, event.id());
        revision = Long.parseLong(event.id());
      }
    }
    events.close();
  }

  private void write(int number) {
    List<String> puts = new ArrayList<>();
    for (int at = 0; at < KEYS; at++) {
      puts.add(put("k" + at, String.valueOf(number)));
    }
    assertEquals(200, atomic(puts.toString()).statusCode());
  }

  private static String put(String key, String value) {
    return "{\"method\":\"PUT\",\"key\":\"%s\",\"value\":\"%s\"}".formatted(key, value);
  }

  private Listing page() {
    return WireJson.read(
        server.get("/store?prefix=k&values=true&limit=1000").body().getBytes(UTF_8), Listing.class);
  }

  private List<Outcome> reads() {
    List<String> gets = new ArrayList<>();
    for (int at = KEYS - 1; at >= 0; at--) {
      gets.add("{\"method\":\"GET\",\"key\":\"k" + at + "\"}");
    }
    return WireJson.readList(atomic(gets.toString()).body().getBytes(UTF_8), Outcome.class);
  }

  private HttpResponse<String> atomic(String operations) {
    return server.postJson("/batch?atomic=true", operations);
  }

  private static List<Outcome> operations(HttpResponse<String> refused) {
    return WireJson.read(refused.body().getBytes(UTF_8), RefusedBatch.class).operations();
  }

  private Status status() {
    return WireJson.read(server.get("/status").body().getBytes(UTF_8), Status.class);
  }
}

package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WireJsonWritingTest {

  static final Status STATUS =
      new Status(
          "OK",
          "1d 2h",
          1,
          22,
          3,
          4,
          5,
          10,
          6,
          4,
          7,
          8,
          Instant.parse("2026-11-23T10:15:30.123Z"),
          "0.1.0",
          new Status.Memory(
              11,
              12,
              13,
              14,
              new Status.Share(1, 2),
              new Status.Share(3, 4),
              new Status.Share(5, 6),
              new Status.Share(7, 8),
              new Status.Share(9, 10)),
          new Status.Connections(15, 16),
          new Status.Watchers(17, 18, 19),
          new Status.Feed(20, 21, 22),
          23,
          24,
          31,
          new Status.Latencies(
              new Latency(25, 26, 27, 28, 29, 30),
              Latency.NONE,
              Latency.NONE,
              Latency.NONE,
              Latency.NONE,
              Latency.NONE,
              Latency.NONE,
              Latency.NONE));

  private static final String NO_LATENCY = "{'count':0,'p50':0,'p90':0,'p99':0,'p999':0,'max':0}";

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(new Operation.Get("k"), "{'method':'GET','key':'k'}"),
        Arguments.of(new Operation.Put("k", "v"), "{'method':'PUT','key':'k','value':'v'}"),
        Arguments.of(
            new Operation.Put("k", "", 60L), "{'method':'PUT','key':'k','value':'','ttl':60}"),
        Arguments.of(new Operation.Delete("k"), "{'method':'DELETE','key':'k'}"),
        Arguments.of(
            new Operation.Get("k", Condition.ABSENT),
            "{'method':'GET','key':'k','if_absent':true}"),
        Arguments.of(
            new Operation.Put("k", "v", 60L, new Condition.WrittenBy(7)),
            "{'method':'PUT','key':'k','value':'v','ttl':60,'if_revision':7}"),
        Arguments.of(
            new Operation.Delete("k", new Condition.Holding("")),
            "{'method':'DELETE','key':'k','expected':''}"),
        Arguments.of(
            new Operation.CompareAndSwap("k", "a", "b"),
            "{'method':'CAS','key':'k','expected':'a','new':'b'}"),
        Arguments.of(
            new Operation.CompareAndSwap("k", new CasRequest(null, null, "b", 5L)),
            "{'method':'CAS','key':'k','expected':null,'new':'b','ttl':5}"),
        Arguments.of(
            new Operation.CompareAndSwap("k", new CasRequest(null, 7L, null, null)),
            "{'method':'CAS','key':'k','revision':7,'new':null}"),
        Arguments.of(new Operation.Increment("k"), "{'method':'INCR','key':'k','by':1}"),
        Arguments.of(
            new Operation.Increment("k", Long.MIN_VALUE),
            "{'method':'INCR','key':'k','by':-9223372036854775808}"),
        Arguments.of(Outcome.CREATED.at(7), "{'status':201,'revision':7}"),
        Arguments.of(Outcome.found("").at(7), "{'status':200,'value':'','revision':7}"),
        Arguments.of(Outcome.found("v"), "{'status':200,'value':'v'}"),
        Arguments.of(Outcome.found(""), "{'status':200,'value':''}"),
        Arguments.of(Outcome.CREATED, "{'status':201}"),
        Arguments.of(Outcome.REPLACED, "{'status':204}"),
        Arguments.of(Outcome.DELETED, "{'status':204}"),
        Arguments.of(Outcome.ABSENT, "{'status':404}"),
        Arguments.of(new CasRequest("a", "b"), "{'expected':'a','new':'b'}"),
        Arguments.of(new CasRequest(null, null, "b", 5L), "{'expected':null,'new':'b','ttl':5}"),
        Arguments.of(new CasRequest(null, 7L, null, null), "{'revision':7,'new':null}"),
        Arguments.of(
            new Entry("k", "v", 7, null), "{'key':'k','value':'v','revision':7,'ttl':null}"),
        Arguments.of(
            new Problem("/problems/x", "T", 400, "d"),
            "{'type':'/problems/x','title':'T','status':400,'detail':'d'}"),
        Arguments.of(
            new Problem("/problems/x", "T", 400, "d", Map.of("line", 3)),
            "{'type':'/problems/x','title':'T','status':400,'detail':'d','line':3}"),
        Arguments.of(
            new Listing(9, List.of(new ListedKey("k", 7, null, 1, null)), List.of("a/"), null),
            "{'revision':9,'entries':[{'key':'k','revision':7,'ttl':null,'size':1}],"
                + "'prefixes':['a/'],'next':null}"),
        Arguments.of(
            new Problem("t", "T", 412, "d")
                .with("operations", List.of(Outcome.CREATED.at(7), Outcome.NOT_TRIED)),
            "{'type':'t','title':'T','status':412,'detail':'d',"
                + "'operations':[{'status':201,'revision':7},{'status':424}]}"),
        Arguments.of(
            STATUS,
            "{'status':'OK','uptime':'1d 2h','total_keys':1,'total_operations':22,"
                + "'get_operations':3,'put_operations':4,'delete_operations':5,'cas_operations':10,"
                + "'successful_cas_operations':6,'failed_cas_operations':4,"
                + "'watch_requests_count':7,'batch_requests_count':8,"
                + "'server_time':'2026-11-23T10:15:30.123Z','version':'0.1.0',"
                + "'memory':{'held_bytes':11,'limit_bytes':12,'heap_used_bytes':13,"
                + "'heap_limit_bytes':14,'history':{'held_bytes':1,'limit_bytes':2},"
                + "'requests':{'held_bytes':3,'limit_bytes':4},"
                + "'watches':{'held_bytes':5,'limit_bytes':6},"
                + "'connections':{'held_bytes':7,'limit_bytes':8},"
                + "'total':{'held_bytes':9,'limit_bytes':10}},'connections':{'open':15,'limit':16},"
                + "'watchers':{'open':17,'limit':18,'resets':19},"
                + "'feed':{'revision':20,'lag':21,'history_bytes':22},"
                + "'expired_keys':23,'rate_limited_requests':24,'shed_requests':31,'latency_micros':{"
                + "'get':{'count':25,'p50':26,'p90':27,'p99':28,'p999':29,'max':30},"
                + Stream.of("put", "delete", "cas", "incr", "touch", "list", "batch")
                    .map(kind -> "'" + kind + "':" + NO_LATENCY)
                    .collect(Collectors.joining(","))
                + "}}"),
        Arguments.of(
            new Health("UP", List.of(new Health.Check("expirer", "UP", "It runs."))),
            "{'status':'UP','checks':[{'name':'expirer','status':'UP','reason':'It runs.'}]}"),
        Arguments.of(List.of(), "[]"),
        Arguments.of(List.of("a", "b"), "['a','b']"),
        Arguments.of(
            List.of(Outcome.found("v"), Outcome.CREATED, Outcome.ABSENT),
            "[{'status':200,'value':'v'},{'status':201},{'status':404}]"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyRecordHasTheFormOfTheContract(Object value, String json) {
    assertEquals(json.replace('\'', '"'), written(value));
  }

  @Test
  void charactersBeyondAsciiAreWrittenAsTheyAre() {
    assertEquals("{\"status\":200,\"value\":\"é€😀\u2028\"}", written(Outcome.found("é€😀\u2028")));
  }

  @Test
  void controlCharactersAreEscaped() {
    assertEquals(
        "{\"status\":200,\"value\":\"\\u0000\\t\\n\\r\\\"\\\\/\"}",
        written(Outcome.found("\0\t\n\r\"\\/")));
  }

  @Test
  void surrogatePairsAreKeptWholeWhereverTheyFall() {
    for (int offset = 0; offset < 9_000; offset++) {
      Outcome outcome = Outcome.found("x".repeat(offset) + "😀".repeat(3));
      String written = written(outcome);
      assertEquals(
          "{\"status\":200,\"value\":\"" + outcome.value() + "\"}", written, "offset " + offset);
    }
  }

  @Test
  void aBrokenTextInAnAnswerIsNoFaultOfTheWriter() {
    assertEquals(
        "{\"type\":\"t\",\"title\":\"\\uD800\",\"status\":400,\"detail\":\"\\uDC00x\"}",
        written(new Problem("t", "\uD800", 400, "\uDC00x")));
  }

  @Test
  void whatHasNoJsonFormIsRefusedByName() {
    assertEquals(
        "no JSON form: java.lang.Object",
        assertThrows(IllegalArgumentException.class, () -> WireJson.write(new Object()))
            .getMessage());
  }

  private static String written(Object value) {
    return new String(WireJson.write(value), UTF_8);
  }
}

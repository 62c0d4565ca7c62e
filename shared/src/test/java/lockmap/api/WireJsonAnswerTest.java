package lockmap.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.api.SingleQuoted.assertRefused;
import static lockmap.api.SingleQuoted.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client reads. */
final class WireJsonAnswerTest {

  static Stream<Record> answers() {
    return Stream.of(
        Outcome.found("\0é😀\"\\"),
        Outcome.found(""),
        Outcome.CREATED,
        Outcome.ABSENT,
        new Outcome(507, null),
        Outcome.found("v").at(7),
        Outcome.CREATED.at(Long.MAX_VALUE),
        new CasRequest("a", "b"),
        new CasRequest(null, 7L, null, null),
        new Entry("k", "v", 7, null),
        new Entry("k", "", 8, 60L),
        new Listing(9, List.of(new ListedKey("k", 7, null, 1, "v")), List.of("a/"), "k"),
        new Listing(9, List.of(new ListedKey("k", 7, 60L, 1, null)), List.of(), null),
        new Count(3),
        new Deleted(2),
        new Imported(1),
        new EventData("k", "v", 7, 60L),
        new EventData("k", null, 0, 7, null),
        new EventData("k", null, 8, null),
        new EventData(9),
        new Problem("/problems/bad-key", "Bad key", 400, "é"),
        new Problem("/problems/gone", "Gone", 410, "d", Map.of("oldest_revision", 7)),
        WireJsonWritingTest.STATUS);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyAnswerSurvivesTheWire(Record answer) {
    assertEquals(answer, WireJson.read(WireJson.write(answer), answer.getClass()));
  }

  @Test
  void anEventWithoutValuesStillTellsAbsence() {
    assertFalse(WireJson.tellsAbsence(json("{'key':'value','value':'v','revision':7}")));
    assertFalse(WireJson.tellsAbsence(json("{'key':'value','size':1,'revision':7}")));
    assertTrue(WireJson.tellsAbsence(json("{'key':'k','value':null,'revision':8}")));
    assertFalse(WireJson.tellsAbsence(json("{'x':{'value':null},'ttl':null}")));
    assertRefused(WireJson::tellsAbsence, "[]", "an event must be an object");
  }

  @Test
  void aListOfOutcomesSurvivesTheWire() {
    List<Outcome> outcomes = List.of(Outcome.found("v"), Outcome.CREATED, Outcome.ABSENT);
    assertEquals(outcomes, WireJson.readList(WireJson.write(outcomes), Outcome.class));
  }

  @Test
  void whatANewerServerAddsIsPassedOver() {
    Outcome outcome = WireJson.read(json("{'x':{'y':[1]},'status':200,'z':null}"), Outcome.class);
    assertEquals(200, outcome.status());
    assertNull(outcome.value());
  }

  @Test
  void aRefusedBatchIsReadFromTheProblemThatSaysSo() {
    List<Outcome> operations =
        List.of(Outcome.found("v").at(7), new Outcome(412, null), Outcome.NOT_TRIED);
    byte[] problem = WireJson.write(new Problem("t", "T", 412, "d").with("operations", operations));
    assertEquals(new RefusedBatch(operations), WireJson.read(problem, RefusedBatch.class));
  }

  @Test
  void anEventAboutNoKeyNeedsOnlyARevision() {
    assertEquals(new EventData(9), WireJson.read(json("{'revision':9}"), EventData.class));
  }

  @Test
  void timesMayHaveAnOffset() {
    String json = new String(WireJson.write(WireJsonWritingTest.STATUS), UTF_8);
    String offset = json.replace("2026-11-23T10:15:30.123Z", "2026-11-23T12:15:30.123456+02:00");
    assertEquals(
        Instant.parse("2026-11-23T10:15:30.123456Z"),
        WireJson.read(offset.getBytes(UTF_8), Status.class).serverTime());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                     | the JSON does not have what is needed
          null                                   | the JSON is null
          []                                     | the JSON does not have what is needed
          'x'                                    | the JSON does not have what is needed
          {}                                     | the JSON does not have what is needed, field 'status'
          {'status':null}                        | the JSON does not have what is needed, field 'status'
          {'status':'200'}                       | the JSON does not have what is needed, field 'status'
          {'status':200.0}                       | the JSON does not have what is needed, field 'status'
          {'status':99999999999999999999}        | the JSON does not have what is needed, field 'status'
          {'status':200,'value':{}}              | the JSON does not have what is needed, field 'value'
          {'status':200,'status':201}            | the JSON is broken at line 1, column 23
          {'status':200}}                        | the JSON is broken at line 1, column 15
          {'status':200}{}                       | something follows the end of the JSON
          {'status':                             | the JSON is broken at line 1, column 11
          {'status':200,'value':'\\q'}           | the JSON is broken at line 1, column 25
          """)
  void anAnswerThatCannotBeUnderstoodIsRefused(String json, String complaint) {
    assertRefused(body -> WireJson.read(body, Outcome.class), json, complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'status':200}          | the JSON does not have what is needed
          [null]                  | the JSON has null for an element
          [{'status':1},{}]       | the JSON does not have what is needed, element 2, field 'status'
          [{'status':1},{'s' 1}]  | the JSON is broken at line 1, column 20
          """)
  void aListThatCannotBeUnderstoodIsRefused(String json, String complaint) {
    assertRefused(body -> WireJson.readList(body, Outcome.class), json, complaint);
  }

  @Test
  void aTimeThatIsNoneIsRefusedByName() {
    String json = new String(WireJson.write(WireJsonWritingTest.STATUS), UTF_8);
    byte[] noon = json.replace("2026-11-23T10:15:30.123Z", "noon").getBytes(UTF_8);
    assertEquals(
        "the JSON does not have what is needed, field \"server_time\"",
        assertThrows(MalformedJsonException.class, () -> WireJson.read(noon, Status.class))
            .getMessage());
  }

  @Test
  void deepNestingInWhatIsPassedOverIsRefused() {
    String deep = "{'status':200,'x':" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertRefused(
        body -> WireJson.read(body, Outcome.class),
        deep,
        "the JSON nests deeper than 64 levels or has a name or a number that is too long");
    assertRefused(
        body -> WireJson.readList(body, Outcome.class),
        "[" + deep + "]",
        "the JSON nests deeper than 64 levels or has a name or a number that is too long");
  }
}

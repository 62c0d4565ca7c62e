package lockmap.console.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lockmap.api.MalformedJsonException;
import lockmap.api.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

  private static final Draft PUT = Draft.EMPTY.with(Method.PUT).with(Field.KEY, "k");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"method\":\"GET\",\"key\":\"k\"}",
        "{\"method\":\"GET\",\"key\":\"k\",\"if_absent\":true}",
        "{\"method\":\"GET\",\"key\":\"k\",\"if_revision\":7}",
        "{\"method\":\"GET\",\"key\":\"k\",\"expected\":\"\"}",
        "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"a\\nb\",\"ttl\":60,\"if_absent\":true}",
        "{\"method\":\"PUT\",\"key\":\"k\",\"value\":\"\",\"expected\":\"x\"}",
        "{\"method\":\"DELETE\",\"key\":\"k\",\"if_revision\":0}",
        "{\"method\":\"DELETE\",\"key\":\"k\",\"expected\":\"v\"}",
        "{\"method\":\"CAS\",\"key\":\"k\",\"expected\":\"a\",\"new\":\"b\",\"ttl\":9}",
        "{\"method\":\"CAS\",\"key\":\"k\",\"expected\":null,\"new\":\"b\"}",
        "{\"method\":\"CAS\",\"key\":\"k\",\"revision\":3,\"new\":null}",
        "{\"method\":\"CAS\",\"key\":\"k\",\"expected\":\"\",\"new\":null}",
        "{\"method\":\"INCR\",\"key\":\"k\",\"by\":-9223372036854775808}",
        "{\"method\":\"GET\",\"key\":\"käse/日本/🗝\"}"
      })
  void whatIsSentComesBackAsItWas(String operation) {
    String json = "[\n  " + operation + "\n]\n";

    assertEquals(json, DraftJson.write(DraftJson.read(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET    | KEY      | ``       | KEY      | \"key\" must be 1 to 1024 bytes of UTF-8",
        "GET    | KEY      | a/../b   | KEY      | \"key\" has a segment of nothing but dots",
        "PUT    | TTL      | soon     | TTL      | 'soon' is no time; say 30 for seconds, or"
            + " 500ms, 15m, 2h, 7d",
        "PUT    | TTL      | 0        | TTL      | \"ttl\" must be a whole number from 1 to"
            + " 3153600000",
        "PUT    | TTL      | 1500ms   | TTL      | \"ttl\" must be a whole number from 1 to"
            + " 3153600000",
        "PUT    | REVISION | -1       | REVISION | \"if_revision\" must be a whole number that is"
            + " not negative",
        "DELETE | REVISION | x        | REVISION | \"if_revision\" must be a whole number that is"
            + " not negative",
        "CAS    | REVISION | ``       | REVISION | \"revision\" must be a whole number that is not"
            + " negative",
        "INCR   | BY       | 1.5      | BY       | \"by\" must be a whole number of 64 bits",
      })
  void aFaultIsToldWithItsField(
      Method method, Field typedIn, String typed, Field at, String sentence) {
    Draft draft =
        PUT.with(method)
            .with(typedIn == Field.REVISION ? Guard.REVISION : Guard.NONE)
            .with(typedIn, typed);

    assertEquals(new Checked.Wrong(at, sentence), DraftCheck.check(draft));
  }

  @Test
  void halfASurrogatePairIsAFaultOfTheFieldThatHasIt() {
    assertEquals(
        Field.VALUE,
        assertInstanceOf(Checked.Wrong.class, DraftCheck.check(PUT.with(Field.VALUE, "a\ud800")))
            .field());
  }

  @Test
  void aSwapOfNothingForNothingIsAFault() {
    Draft draft = PUT.with(Method.CAS).with(Guard.ABSENT).removing(true);

    assertEquals(
        new Checked.Wrong(Field.EXPECTED, "\"expected\" and \"new\" cannot both be null"),
        DraftCheck.check(draft));
  }

  @ParameterizedTest
  @CsvSource({"90, 90", "' 15m ', 900", "2h, 7200", "2000ms, 2"})
  void aTimeMayBeTypedWithItsUnit(String typed, long seconds) {
    assertEquals(
        new Checked.Right(new Operation.Put("k", "", seconds)),
        DraftCheck.check(PUT.with(Field.TTL, typed)));
  }

  @Test
  void anotherMethodAndBackLosesNothing() {
    Draft full = PUT.with(Field.VALUE, "v").with(Field.TTL, "5m").with(Guard.ABSENT).removing(true);

    assertEquals(full, full.with(Method.DELETE).with(Method.INCR).with(Method.PUT));
  }

  @Test
  void whatTheMethodDoesNotHaveIsNotShown() {
    Draft draft = PUT.with(Guard.ABSENT);

    assertTrue(draft.shows(Field.VALUE));
    assertFalse(draft.with(Method.DELETE).shows(Field.VALUE));
    assertEquals(Guard.NONE, draft.with(Method.DELETE).guard());
    assertFalse(draft.with(Method.CAS).removing(true).shows(Field.TTL));
    assertTrue(draft.removing(true).shows(Field.TTL), "only a swap can be for nothing");
  }

  @Test
  void aDraftThatCannotBeRunIsWrittenAsItWasTyped() {
    Draft wrong = PUT.with(Field.TTL, "soon").with(Guard.REVISION).with(Field.REVISION, "7");

    String json = DraftJson.write(List.of(Draft.EMPTY.with(Field.KEY, "a"), wrong));

    assertTrue(json.contains("\"ttl\":\"soon\",\"if_revision\":7"), json);
    assertEquals(
        "operation 2: \"ttl\" must be a whole number from 1 to 3153600000",
        assertThrows(MalformedJsonException.class, () -> DraftJson.read(json)).getMessage());
  }

  @Test
  void everyDraftCanBeWritten() {
    for (Method method : Method.values()) {
      for (Guard guard : Guard.values()) {
        Draft draft =
            Draft.EMPTY
                .with(method)
                .with(guard)
                .with(Field.KEY, "\udc00")
                .with(Field.REVISION, "many")
                .with(Field.BY, "\"")
                .removing(guard == Guard.ABSENT);
        String json = DraftJson.write(List.of(draft));
        assertTrue(json.contains("\"method\":\"" + method + "\""), json);
      }
    }
  }
}

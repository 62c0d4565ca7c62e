package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFormatTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.120Z");

  @Test
  void anEventHasAllItsFields() {
    Row row = new Row.Event(NOON, EventType.PUT, "a,b", "x\"y\nz", true, 5_000, 8, 60L);

    assertEquals(
        "{\"time\":\"2026-01-01T12:00:00.120Z\",\"event\":\"PUT\",\"key\":\"a,b\","
            + "\"value\":\"x\\\"y\\nz\",\"cut\":true,\"size\":5000,\"revision\":8,\"ttl\":60}",
        RowFormat.NDJSON.line(row));
    assertEquals(
        "2026-01-01T12:00:00.120Z,PUT,\"a,b\",\"x\"\"y\nz\",true,5000,8,60,\r",
        RowFormat.CSV.line(row));
  }

  @Test
  void noValueIsToldFromOneThatWasNotWatched() {
    assertEquals(
        "{\"time\":\"2026-01-01T12:00:00.120Z\",\"event\":\"DELETE\",\"key\":\"a\",\"value\":null,"
            + "\"size\":null,\"revision\":8,\"ttl\":null}",
        RowFormat.NDJSON.line(
            new Row.Event(NOON, EventType.DELETE, "a", null, false, null, 8, null)));
    assertEquals(
        "{\"time\":\"2026-01-01T12:00:00.120Z\",\"event\":\"PUT\",\"key\":\"a\","
            + "\"size\":3,\"revision\":8,\"ttl\":null}",
        RowFormat.NDJSON.line(new Row.Event(NOON, EventType.PUT, "a", null, false, 3, 8, null)));
  }

  @Test
  void aMarkIsARowToo() {
    Row row = new Row.Mark(NOON, Row.Mark.Kind.GAP, "Missed, perhaps.", 7);

    assertEquals(
        "{\"time\":\"2026-01-01T12:00:00.120Z\",\"event\":\"GAP\",\"revision\":7,"
            + "\"note\":\"Missed, perhaps.\"}",
        RowFormat.NDJSON.line(row));
    assertEquals(
        "2026-01-01T12:00:00.120Z,GAP,,,,,7,,\"Missed, perhaps.\"\r", RowFormat.CSV.line(row));
    assertEquals("time,event,key,value,cut,size,revision,ttl,note\r\n", RowFormat.CSV.head());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
  void aSpreadsheetTakesNoCellForAFormula(String text) {
    Row row = new Row.Event(NOON, EventType.PUT, text, text, false, 4, 8, null);

    assertEquals(
        "2026-01-01T12:00:00.120Z,PUT,'" + text + ",'" + text + ",,4,8,,\r",
        RowFormat.CSV.line(row));
    assertFalse(RowFormat.NDJSON.line(row).contains("'"), "NDJSON is exact");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", " =1", "1-1", "'"})
  void whatIsNoFormulaStaysAsItIs(String text) {
    Row row = new Row.Event(NOON, EventType.PUT, text, text, false, 4, 8, null);

    assertEquals(
        "2026-01-01T12:00:00.120Z,PUT," + text + "," + text + ",,4,8,,\r", RowFormat.CSV.line(row));
  }

  @Test
  void aGuardedCellIsQuotedToo() {
    Row row = new Row.Event(NOON, EventType.PUT, "=A1,\"b\"", "\r=1", false, 4, 8, null);

    assertEquals(
        "2026-01-01T12:00:00.120Z,PUT,\"'=A1,\"\"b\"\"\",\"'\r=1\",,4,8,,\r",
        RowFormat.CSV.line(row));
  }
}

package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}

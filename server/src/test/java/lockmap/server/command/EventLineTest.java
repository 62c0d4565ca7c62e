package lockmap.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockmap.client.WatchEvent;
import org.junit.jupiter.api.Test;

class EventLineTest {

  private static final LocalTime NOON = LocalTime.NOON;

  @Test
  void aValueStandsBehindTheKeyAndOtherwiseItsSize() {
    assertEquals(
        "12:00:00.000 PUT                    7 K\tÄ", text(new WatchEvent.Put("k", "ä", 7, null)));
    assertEquals(
        "12:00:00.000 CAS                    7 K\t2 B",
        text(new WatchEvent.Swap("k", null, 2, 7, null)));
    assertEquals(
        "12:00:00.000 STATE                  7 K\t0 B",
        text(new WatchEvent.State("k", null, 0, 7, null)));
    assertEquals(
        "12:00:00.000 ABSENT                 7 K", text(new WatchEvent.State("k", null, 7, null)));
    assertEquals("12:00:00.000 DELETE                 7 K", text(new WatchEvent.Delete("k", 7)));
  }

  @Test
  void asJsonTooOneOfThemIsTold() {
    assertEquals(
        List.of(
            Map.of("event", "PUT", "key", "k", "value", "ä", "revision", 7L),
            Map.of("event", "STATE", "key", "k", "size", 2, "revision", 7L, "ttl", 9L),
            Map.of("event", "ABSENT", "key", "k", "revision", 7L),
            Map.of("event", "READY", "revision", 7L)),
        List.of(
            EventLine.of(new WatchEvent.Put("k", "ä", 7, null)).json(),
            EventLine.of(new WatchEvent.State("k", null, 2, 7, 9L)).json(),
            EventLine.of(new WatchEvent.State("k", null, 7, null)).json(),
            EventLine.of(new WatchEvent.Ready(7)).json()));
  }

  private static String text(WatchEvent event) {
    return EventLine.of(event).text(NOON, text -> text.toUpperCase(Locale.ROOT));
  }
}

package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockmap.client.WatchEvent;
import lockmap.console.watch.Row.Mark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourseTest {

  private final List<Row> rows = new ArrayList<>();
  private final Course course = new Course(rows::add);
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  @BeforeEach
  void begin() {
    course.begin(now, "Watching.");
  }

  @Test
  void whatTheKeysHoldIsToldApart() {
    told(new WatchEvent.State("a", "1", 5, null), new WatchEvent.Ready(7));
    told(new WatchEvent.Put("a", "2", 8, null));

    assertEquals(List.of("START", "STATE", "READY", "PUT"), words());
    assertEquals("Above is what the keys hold (1); from here on every change is shown.", text(2));
    assertEquals(Phase.LIVE, course.phaseProperty().get());
  }

  @Test
  void aCutWithoutLossSaysSo() {
    told(new WatchEvent.Ready(7), new WatchEvent.Put("a", "2", 8, null));
    told(lost(), lost(), lost());
    assertEquals(Phase.CUT, course.phaseProperty().get());
    now = now.plusSeconds(65);
    told(new WatchEvent.Reconnected());
    assertEquals(Phase.CATCHING_UP, course.phaseProperty().get());
    told(new WatchEvent.Delete("a", 9), new WatchEvent.Put("a", "3", 10, null));
    told(new WatchEvent.Ready(10));

    assertEquals(List.of("START", "READY", "PUT", "LOST", "DELETE", "PUT", "RESUMED"), words());
    assertEquals("The connection is gone: it broke.", text(3));
    assertEquals(
        "Resumed without loss after 1m 05s: the 2 changes that came meanwhile are above.", text(6));
    assertEquals(0, course.gapsProperty().get());
  }

  @Test
  void aCutWithLossNamesTheTimesBetween() {
    told(new WatchEvent.Ready(7), new WatchEvent.Put("a", "2", 8, null));
    String last = Times.of(now);
    now = now.plusSeconds(5);
    told(lost());
    now = now.plusSeconds(5);
    told(new WatchEvent.Reconnected(), new WatchEvent.Reset(3), new WatchEvent.Ready(3));

    assertEquals(List.of("START", "READY", "PUT", "LOST", "GAP", "READY"), words());
    assertEquals(
        "May have missed changes between %s and %s. The server no longer has them."
            .formatted(last, Times.of(now)),
        text(4));
    assertEquals(3, ((Mark) rows.get(4)).revision());
    assertEquals(1, course.gapsProperty().get());
  }

  @Test
  void aResetThatComesTwiceIsOneGap() {
    told(new WatchEvent.Ready(7), new WatchEvent.Reset(9), new WatchEvent.Reset(9));
    told(new WatchEvent.State("a", "1", 9, null), new WatchEvent.Ready(9));
    told(new WatchEvent.Reset(12));

    assertEquals(List.of("START", "READY", "GAP", "STATE", "READY", "GAP"), words());
    assertEquals(2, course.gapsProperty().get());
    assertEquals(
        "May have missed changes between %s and %s. The console was too slow for the server."
            .formatted(Times.of(now), Times.of(now)),
        text(2));
  }

  @Test
  void aFirstAttemptThatFailsIsNoLoss() {
    told(lost(), new WatchEvent.Reconnected(), new WatchEvent.State("a", "1", 5, null));
    told(new WatchEvent.Ready(7));

    assertEquals(List.of("START", "LOST", "STATE", "READY"), words());
    assertEquals(0, course.gapsProperty().get());
  }

  private void told(WatchEvent... events) {
    for (WatchEvent event : events) {
      course.take(Arrival.of(event, now));
    }
  }

  private static WatchEvent lost() {
    return new WatchEvent.Disconnected("it broke", Duration.ofSeconds(1));
  }

  private List<String> words() {
    return rows.stream().map(CourseTest::word).toList();
  }

  private static String word(Row row) {
    return switch (row) {
      case Row.Event event -> event.type().name();
      case Mark mark -> mark.kind().word();
    };
  }

  private String text(int index) {
    return ((Mark) rows.get(index)).text();
  }
}

package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ShownRowsTest {

  private final RowRing ring = new RowRing(3_000, 1_000_000);
  private final ShownRows shown = new ShownRows(ring);
  private final List<Row> copy = new ArrayList<>();
  private int changes;

  @Test
  void aLookIsOneChangeHoweverMuchCame() {
    shown.addListener(this::follow);
    add(2_500);
    shown.look(5_000);
    add(2_000);

    int gone = shown.look(5_000);

    assertEquals(1_500, gone);
    assertEquals(2, changes);
    assertEquals(3_000, shown.size());
    assertEquals(shown, copy);
    assertEquals("k1500", key(shown.getFirst()));
    assertEquals("k4499", key(shown.getLast()));
  }

  @Test
  void aLookWithoutNewsIsNoChange() {
    shown.addListener(this::follow);
    shown.look(10);
    assertEquals(0, changes);
  }

  @Test
  void anotherFilterIsAppliedPieceByPiece() {
    add(1_000);
    shown.look(5_000);

    shown.filter(new RowFilter(EnumSet.allOf(EventType.class), "K99"));
    assertEquals(0, shown.size());
    shown.look(500);
    assertTrue(shown.isBehind());
    assertEquals(List.of("k99"), shown.stream().map(ShownRowsTest::key).toList());
    shown.look(500);
    assertFalse(shown.isBehind());
    assertEquals(11, shown.size());
  }

  @Test
  void rowsWithMuchTextMakeRoomEarlier() {
    RowRing small = new RowRing(100, 45);
    for (int at = 0; at < 20; at++) {
      small.add(row(at)); // two or three characters
    }
    assertEquals(17, small.size());
    assertEquals(3, small.dropped());
    small.add(new Row.Mark(Instant.EPOCH, Row.Mark.Kind.GAP, "x".repeat(200), 0));
    assertEquals(1, small.size());
  }

  /** Whatever is done, those who listen can keep a copy. */
  @Test
  void aCopyKeptByItsChangesIsRight() {
    shown.addListener(this::follow);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(8)) {
        case 0 ->
            shown.filter(new RowFilter(EnumSet.allOf(EventType.class), "" + random.nextInt(9)));
        case 1 -> shown.filter(RowFilter.NONE);
        case 2 -> {
          ring.clear();
          shown.filter(shown.filter());
        }
        default -> {
          add(random.nextInt(900));
          shown.look(1 + random.nextInt(1_500));
        }
      }
      assertEquals(copy, List.copyOf(shown), "seed " + seed);
    }
    while (shown.isBehind()) {
      shown.look(1_000);
    }
    long expected = 0;
    for (long at = ring.first(); at < ring.end(); at++) {
      expected += shown.filter().shows(ring.at(at)) ? 1 : 0;
    }
    assertEquals(expected, shown.size(), "seed " + seed);
  }

  private void follow(ListChangeListener.Change<? extends Row> change) {
    changes++;
    while (change.next()) {
      List<Row> gone = copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
      assertEquals(change.getRemoved(), gone);
      gone.clear();
      copy.addAll(change.getFrom(), change.getAddedSubList());
    }
  }

  private void add(int count) {
    for (int at = 0; at < count; at++) {
      ring.add(row(ring.end()));
    }
  }

  private static String key(Row row) {
    return ((Row.Event) row).key();
  }

  private static Row row(long number) {
    return new Row.Event(
        Instant.EPOCH, EventType.PUT, "k" + number, null, false, null, number, null);
  }
}

package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** All changes that were told and what threads read meanwhile, to be compared when all is done. */
final class History implements ChangeListener {

  private final RecordedChanges changes = new RecordedChanges();
  private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();
  private final Map<Utf8Bytes, TreeMap<Long, Change>> lives = new HashMap<>();

  private sealed interface Reading {}

  private record Got(Utf8Bytes key, long before, @Nullable Slot slot, long after)
      implements Reading {}

  private record Viewed(long before, View view, long after) implements Reading {}

  @Override
  public void changed(Change change) {
    changes.changed(change);
  }

  /** Notes what a key held at some moment between two revisions. */
  void read(Utf8Bytes key, long before, @Nullable Slot slot, long after) {
    readings.add(new Got(key, before, slot, after));
  }

  /** Notes a view that was taken at some moment between two revisions. */
  void viewed(long before, View view, long after) {
    readings.add(new Viewed(before, view, after));
  }

  /** Compares it all, when the store has come to rest at a revision. */
  void check(long last) {
    for (Change change : changes.all()) {
      var life = lives.computeIfAbsent(change.key(), _ -> new TreeMap<>());
      assertTrue(life.isEmpty() || life.lastKey() < change.revision(), "told in the wrong order");
      assertNull(life.put(change.revision(), change));
    }
    assertEquals(last, changes.all().size(), "every revision is told once");
    for (Reading reading : readings) {
      switch (reading) {
        case Got got -> check(got);
        case Viewed viewed -> check(viewed);
      }
    }
  }

  private void check(Got got) {
    TreeMap<Long, Change> life = lives.getOrDefault(got.key, new TreeMap<>());
    Long known = life.floorKey(got.before);
    long earliest = known == null ? 0 : known;
    if (got.slot != null) {
      Change change = life.get(got.slot.revision());
      assertNotNull(change, () -> "never told: " + got);
      assertEquals(change.slot(), got.slot);
      assertTrue(change.revision() >= earliest, () -> "of the past: " + got);
      assertTrue(change.revision() <= got.after, () -> "of the future: " + got);
    } else if (known != null) {
      var meanwhile = life.subMap(earliest, true, got.after, true).values();
      assertTrue(
          meanwhile.stream().anyMatch(change -> change.slot() == null),
          () -> "stood all the time: " + got);
    }
  }

  private void check(Viewed viewed) {
    View view = viewed.view;
    TreeMap<Long, Change> life = lives.getOrDefault(view.key(), new TreeMap<>());
    var last = life.floorEntry(view.asOf());
    assertEquals(last == null ? null : last.getValue().slot(), view.slot());
    assertEquals(last, life.floorEntry(Math.max(viewed.before, view.asOf())), "of the past");
    assertTrue(view.asOf() <= viewed.after, "of the future");
  }
}

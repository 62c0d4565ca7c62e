package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lockmap.api.EventData;
import lockmap.server.Follower.Told;

/**
 * Reads a follower's story beside the truth: every change that concerns it once and in order, and
 * what it knows is the state wherever it is told READY, unless it was told RESET.
 */
final class Story {

  /** Where in its stream a follower is. */
  private enum Stage {
    /** It came back with an id. */
    COMING_BACK,
    /** It is being told the state. */
    STATE,
    /** It has been told READY. */
    READY
  }

  private final Follower follower;
  private final Wanted wanted;
  private final Truth truth;
  private final int history;
  private final int buffer;
  private final Map<String, Long> known = new HashMap<>();
  private final Map<String, Long> words = new HashMap<>();
  private Stage stage = Stage.STATE;
  private long position;
  private int replays;
  private int brokenStates;
  private int losses;

  Story(Follower follower, Truth truth, int history, int buffer) {
    this.follower = follower;
    this.wanted = follower.wanted();
    this.truth = truth;
    this.history = history;
    this.buffer = buffer;
  }

  /** How many times it went on from where it was. */
  int replays() {
    return replays;
  }

  /** How many times it was cut off while it was told the state. */
  int brokenStates() {
    return brokenStates;
  }

  /** How many times it lost its place. */
  int losses() {
    return losses;
  }

  void check() {
    for (Told told : follower.story()) {
      try {
        check(told);
      } catch (AssertionError e) {
        throw new AssertionError(
            "%s at %d of %s, %s: %s"
                .formatted(stage, position, wanted.query(), follower.habit(), told),
            e);
      }
    }
    assertTrue(position >= truth.last(), "was not told all");
    if (wanted.tellsState()) {
      assertEquals(truth.stateAt(truth.last(), wanted), known, "what stands in the end");
    }
  }

  private void check(Told told) {
    EventData data = told.data();
    if (data == null) {
      switch (told.kind()) {
        case Follower.OPENED -> opened(told.id());
        default -> movedTo(told.id());
      }
      return;
    }
    switch (told.kind()) {
      case "RESET" -> reset(told.id(), data.revision());
      case "WATCH" -> told(told.id(), data);
      case "READY" -> ready(told.id(), data.revision());
      default -> changed(told, data);
    }
  }

  private void opened(long id) {
    if (id == Follower.NOTHING) {
      beginState();
      return;
    }
    brokenStates += id == 0 ? 1 : 0;
    assertTrue(id == 0 || id == position, "the id of what it was last told is its place");
    position = id;
    stage = Stage.COMING_BACK;
  }

  private void reset(long id, long revision) {
    assertEquals(0, id);
    switch (stage) {
      case COMING_BACK ->
          assertTrue(
              position == 0 || revision - position >= history,
              () -> "the history still holds all up to " + revision);
      case READY -> {
        assertTrue(revision - position >= buffer, () -> "was not behind " + revision);
        losses++;
      }
      case STATE -> {}
    }
    beginState();
  }

  private void beginState() {
    known.clear();
    words.clear();
    stage = Stage.STATE;
  }

  private void told(long id, EventData data) {
    assertEquals(0, id, "half a state is no place to come back to");
    assertEquals(Stage.STATE, stage);
    String key = Objects.requireNonNull(data.key());
    assertTrue(wanted.snapshot() && wanted.concerns(key));
    Long before = words.put(key, data.revision());
    assertTrue(before == null || before < data.revision(), "an old word after a newer one");
    boolean stands = wanted.values() ? data.value() != null : isWrittenBy(key, data.revision());
    if (stands) {
      Fact fact = truth.at(data.revision());
      assertEquals(key, fact.key());
      assertEquals(wanted.values() ? fact.value() : null, data.value());
      assertEquals(fact.timed(), data.ttl() != null);
      known.put(key, data.revision());
    } else {
      known.remove(key);
    }
  }

  /** A watch without values says so with another event; here its revision does as well. */
  private boolean isWrittenBy(String key, long revision) {
    return revision > truth.first()
        && truth.at(revision).key().equals(key)
        && truth.at(revision).value() != null;
  }

  private void ready(long id, long revision) {
    assertEquals(revision, id);
    if (stage == Stage.COMING_BACK) {
      replays++;
      movedTo(revision);
    } else {
      assertEquals(Stage.STATE, stage, "READY is said once");
      position = revision;
    }
    if (wanted.tellsState() || (wanted.snapshot() && stage == Stage.STATE)) {
      Map<String, Long> state = truth.stateAt(revision, wanted);
      // A key whose time is up is gone, even while the change that says so is yet to come.
      state.keySet().removeIf(key -> !known.containsKey(key) && truth.expiresNext(key, revision));
      assertEquals(state, known);
    }
    stage = Stage.READY;
  }

  private void changed(Told told, EventData data) {
    assertTrue(stage != Stage.STATE, "a change instead of the state");
    assertTrue(position > 0, "goes on from nowhere");
    assertEquals(data.revision(), told.id());
    assertEquals(truth.next(position, wanted), data.revision(), "the next that concerns it");
    Fact fact = truth.at(data.revision());
    Fact expected =
        wanted.values()
            ? fact
            : new Fact(fact.revision(), fact.name(), fact.key(), null, fact.timed());
    assertEquals(expected, Truth.factOf(told, data));
    position = data.revision();
    if (fact.value() == null) {
      known.remove(fact.key());
    } else {
      known.put(fact.key(), fact.revision());
    }
  }

  private void movedTo(long revision) {
    assertTrue(stage != Stage.STATE && position > 0, "a place without a state");
    assertTrue(revision >= position, "a place goes back");
    assertTrue(truth.next(position, wanted) > revision, "a change was left out");
    position = revision;
  }
}

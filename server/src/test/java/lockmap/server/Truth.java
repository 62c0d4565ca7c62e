package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lockmap.api.EventData;
import lockmap.api.ListedKey;
import lockmap.api.Listing;
import lockmap.server.Follower.Told;
import lockmap.server.Load.Done;
import org.jspecify.annotations.Nullable;

/**
 * What really happened, revision by revision. It is known from those who did it; only where nobody
 * was told a revision, because a batch or the passing of time made the change, is the journal
 * asked, and then what it says must be something that was done, or was due.
 */
final class Truth {

  private final long first;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Long> deadlines = new HashMap<>();
  private final Map<Long, Done> acknowledged;
  private final Map<String, Done> putInBatches;
  private final Map<String, Integer> deletedInBatches;

  /**
   * The truth about a load.
   *
   * @param first the revision before the first change
   * @param journal what was told to a follower of everything
   */
  Truth(long first, Load load, List<Told> journal) {
    this.first = first;
    this.acknowledged = new HashMap<>(load.acknowledged());
    this.putInBatches = new HashMap<>(load.putInBatches());
    this.deletedInBatches = new HashMap<>(load.deletedInBatches());
    for (Told told : journal) {
      EventData data = told.data();
      if (data != null && !told.kind().equals("READY")) {
        learn(told, data);
      }
    }
    assertEquals(Map.of(), acknowledged, "acknowledged, and not in the journal");
    assertEquals(Map.of(), putInBatches, "put by a batch, and not in the journal");
    assertEquals(Map.of(), deletedInBatches, "deleted by a batch, and not in the journal");
  }

  private void learn(Told told, EventData data) {
    assertEquals(last() + 1, data.revision(), () -> "the journal has a hole or a double: " + told);
    assertEquals(data.revision(), told.id());
    String key = Objects.requireNonNull(data.key());
    Done done = doneBy(told, data, key);
    long deadline = done.deadline() == Load.KEPT ? deadline(key) : done.deadline();
    String value = done.name().equals("DELETE") ? null : Fact.brief(done.value());
    if (done.value().equals(Load.UNKNOWN)) {
      value = valueBefore(key);
    }
    boolean isGone = done.name().equals("DELETE") || done.name().equals("EXPIRED");
    Fact fact =
        new Fact(data.revision(), done.name(), key, isGone ? null : value, deadline != Load.NEVER);
    assertEquals(fact, factOf(told, data));
    deadlines.put(key, deadline);
    facts.add(fact);
  }

  private Done doneBy(Told told, EventData data, String key) {
    Done acknowledgedHere = acknowledged.remove(data.revision());
    if (acknowledgedHere != null) {
      return acknowledgedHere;
    }
    return switch (told.kind()) {
      case "EXPIRED" -> {
        assertTrue(deadline(key) != Load.NEVER, () -> "had no deadline: " + told);
        assertTrue(told.at() >= deadline(key), () -> "expired before its deadline: " + told);
        yield new Done("EXPIRED", key, "", Load.NEVER);
      }
      case "DELETE" -> {
        assertTrue(deletedInBatches.containsKey(key), () -> "nobody deleted this: " + told);
        deletedInBatches.computeIfPresent(key, (_, left) -> left == 1 ? null : left - 1);
        yield new Done("DELETE", key, "", Load.NEVER);
      }
      default -> {
        Done put = putInBatches.remove(String.valueOf(data.value()));
        assertNotNull(put, () -> "nobody put this: " + told);
        yield put;
      }
    };
  }

  private long deadline(String key) {
    return deadlines.getOrDefault(key, Load.NEVER);
  }

  private @Nullable String valueBefore(String key) {
    for (int at = facts.size() - 1; at >= 0; at--) {
      if (facts.get(at).key().equals(key)) {
        return facts.get(at).value();
      }
    }
    return null;
  }

  /** The change that an event tells of. */
  static Fact factOf(Told told, EventData data) {
    return new Fact(
        data.revision(),
        told.kind(),
        Objects.requireNonNull(data.key()),
        data.value(),
        data.ttl() != null);
  }

  /** The revision before the first change. */
  long first() {
    return first;
  }

  /** The last revision. */
  long last() {
    return first + facts.size();
  }

  /** What a revision did. */
  Fact at(long revision) {
    assertTrue(revision > first && revision <= last(), () -> "there is no revision " + revision);
    return facts.get((int) (revision - first - 1));
  }

  /** The first change after a revision that a watch has to tell, or the one after the last. */
  long next(long revision, Wanted wanted) {
    long next = revision + 1;
    while (next <= last() && !wanted.concerns(at(next))) {
      next++;
    }
    return next;
  }

  /** Which revisions wrote what stood at a revision. */
  Map<String, Long> stateAt(long revision, Wanted wanted) {
    Map<String, Long> state = new HashMap<>();
    for (Fact fact : facts.subList(0, (int) (revision - first))) {
      if (wanted.concerns(fact.key())) {
        if (fact.value() == null) {
          state.remove(fact.key());
        } else {
          state.put(fact.key(), fact.revision());
        }
      }
    }
    return state;
  }

  /** Whether the next that happened to a key after a revision was that its time was up. */
  boolean expiresNext(String key, long revision) {
    for (long next = revision + 1; next <= last(); next++) {
      if (at(next).key().equals(key)) {
        return at(next).name().equals("EXPIRED");
      }
    }
    return false;
  }

  /** Compares with what the store says it holds in the end. */
  void check(Listing listing) {
    assertEquals(listing.revision(), last());
    Map<String, Long> listed =
        listing.entries().stream().collect(Collectors.toMap(ListedKey::key, ListedKey::revision));
    assertEquals(listed, stateAt(last(), Wanted.EVERYTHING));
    for (ListedKey entry : listing.entries()) {
      assertEquals(Fact.brief(String.valueOf(entry.value())), at(entry.revision()).value());
    }
  }
}

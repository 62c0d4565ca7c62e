package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Expiry;
import lockmap.server.store.LockMap;
import lockmap.server.store.Operation;
import lockmap.server.store.Seeded;
import lockmap.server.store.Slot;
import lockmap.server.store.Utf8Bytes;
import lockmap.server.store.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SnapshotWalkTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Utf8Bytes LAST = Utf8Bytes.of("zz/last");

  private final List<Change> told = new ArrayList<>();
  private ChangeFeed feed = feed(1 << 12);
  private LockMap map = map();

  @AfterEach
  void close() {
    feed.close();
  }

  /**
   * Whoever is told a key writes some others, behind and before the scan, so that every page is
   * read among changes. All writes are this thread's, so what each revision did is known.
   */
  @Test
  void whatWasToldIsTheStateAtTheRevisionItWasToldFor() {
    Seeded.rounds(150, this::walkWhileWriting);
  }

  private void walkWhileWriting(Random random) throws InterruptedException {
    restart(1 << 12);
    for (int count = random.nextInt(600); count > 0; count--) {
      write(random);
    }
    Interest interest = interest(random);
    int writes = random.nextInt(4);
    try (Subscription subscription = feed.subscribe(interest)) {
      Map<Utf8Bytes, Slot> known = new HashMap<>();
      Map<Utf8Bytes, Long> words = new HashMap<>();
      OptionalLong revision =
          SnapshotWalk.run(
              subscription,
              map,
              view -> {
                Long before = words.put(view.key(), view.asOf());
                assertTrue(before == null || before < view.asOf(), "an old word after a newer");
                learn(known, view.key(), view.slot());
                for (int count = random.nextInt(writes + 1); count > 0; count--) {
                  write(random);
                }
              });
      assertEquals(stateAt(revision.orElseThrow(), interest), known);

      for (int count = 0; count < 50; count++) {
        write(random);
      }
      put(LAST, "");
      follow(subscription, known, revision.getAsLong());
      assertEquals(stateAt(map.revision(), interest), known);
    }
  }

  private static void follow(Subscription subscription, Map<Utf8Bytes, Slot> known, long from)
      throws InterruptedException {
    long last = from;
    while (!known.containsKey(LAST)) {
      var changes = assertInstanceOf(Delivery.Changes.class, subscription.next(LONG)).changes();
      for (Change change : changes) {
        assertTrue(change.revision() > last, "revisions rise");
        last = change.revision();
        learn(known, change.key(), change.slot());
      }
    }
  }

  private static Interest interest(Random random) {
    Set<Utf8Bytes> keys = new HashSet<>(Set.of(LAST));
    Set<Utf8Bytes> prefixes = new HashSet<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      keys.add(key(random));
    }
    for (int count = random.nextInt(4); count > 0; count--) {
      prefixes.add(Utf8Bytes.of(List.of("", "a", "a/", "b/1", "b/", "c", "z").get(count)));
    }
    return new Interest(keys, prefixes, EnumSet.allOf(Cause.class));
  }

  private Map<Utf8Bytes, Slot> stateAt(long revision, Interest interest) {
    Map<Utf8Bytes, Slot> state = new HashMap<>();
    told.stream()
        .filter(change -> change.revision() <= revision && interest.includes(change))
        .forEach(change -> learn(state, change.key(), change.slot()));
    return state;
  }

  @Test
  void whatIsNotReadYetIsNotKept() {
    put(Utf8Bytes.of("a/1"), "1");
    put(Utf8Bytes.of("a/2"), "old");
    List<String> values = new ArrayList<>();
    try (Subscription subscription = feed.subscribe(all())) {
      run(
          subscription,
          view -> {
            if (values.isEmpty()) {
              put(Utf8Bytes.of("a/2"), "new"); // the watcher took so long to take the first
            }
            values.add(String.valueOf(view.slot() == null ? null : view.slot().value()));
          });
    }
    assertEquals(List.of("1", "new"), values);
  }

  @Test
  void aStateIsNotCalledCompleteWhereNobodyHandsOnChangesAnyMore() {
    put(Utf8Bytes.of("a/1"), "1");
    try (Subscription subscription = feed.subscribe(all())) {
      OptionalLong revision =
          run(
              subscription,
              _ -> {
                feed.dispatcher().close(); // as one does that fails
                put(Utf8Bytes.of("a/0"), "behind the scan");
              });
      assertEquals(OptionalLong.empty(), revision);
    }
  }

  @Test
  void whoFallsBehindWhileItIsToldTheStateIsToldSoAndCanBeginAnew() throws InterruptedException {
    restart(8);
    put(Utf8Bytes.of("a/1"), "1");
    try (Subscription subscription = feed.subscribe(all())) {
      OptionalLong revision =
          run(
              subscription,
              _ -> {
                for (int count = 0; count < 9; count++) {
                  put(Utf8Bytes.of("b"), "more than fit");
                }
                awaitDispatch();
              });
      assertEquals(OptionalLong.empty(), revision);
      assertInstanceOf(Delivery.Lost.class, subscription.next(LONG));
      assertEquals(OptionalLong.of(10), run(subscription, _ -> {}));
    }
  }

  @Test
  void changesThatAreNotToldStillCountUntilTheStateStands() throws InterruptedException {
    put(Utf8Bytes.of("a/1"), "1");
    Interest deletions =
        new Interest(List.of(), List.of(Utf8Bytes.EMPTY), EnumSet.of(Cause.DELETE));
    try (Subscription subscription = feed.subscribe(deletions)) {
      Set<String> keys = new HashSet<>();
      run(
          subscription,
          view -> {
            if (keys.add(view.key().toString()) && keys.size() == 1) {
              put(Utf8Bytes.of("a/0"), "behind the scan");
            }
          });
      assertEquals(Set.of("a/0", "a/1"), keys);
      put(Utf8Bytes.of("a/2"), "not told");
      map.apply(new Operation.Delete(Utf8Bytes.of("a/0")));
      Delivery.Changes next = assertInstanceOf(Delivery.Changes.class, subscription.next(LONG));
      assertEquals(4, next.changes().getFirst().revision());
    }
  }

  @Test
  void aFeedThatIsClosedHasNoStateToTell() {
    put(Utf8Bytes.of("a/1"), "1");
    try (Subscription subscription = feed.subscribe(all())) {
      assertFalse(run(subscription, _ -> feed.close()).isPresent());
    }
  }

  private static void learn(Map<Utf8Bytes, Slot> known, Utf8Bytes key, @Nullable Slot slot) {
    if (slot == null) {
      known.remove(key);
    } else {
      known.put(key, slot);
    }
  }

  private OptionalLong run(Subscription subscription, Consumer<View> receiver) {
    try {
      return SnapshotWalk.run(subscription, map, receiver::accept);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitDispatch() {
    try {
      assertTrue(feed.dispatcher().await(map.revision()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void write(Random random) {
    if (random.nextInt(3) == 0) {
      map.apply(new Operation.Delete(key(random)));
    } else {
      put(key(random), "v");
    }
  }

  private void put(Utf8Bytes key, String value) {
    map.apply(new Operation.Put(key, Utf8Bytes.of(value), Expiry.NEVER));
  }

  private static Utf8Bytes key(Random random) {
    return Utf8Bytes.of("abc".charAt(random.nextInt(3)) + "/" + random.nextInt(150));
  }

  private static Interest all() {
    return new Interest(List.of(), List.of(Utf8Bytes.EMPTY), EnumSet.allOf(Cause.class));
  }

  private void restart(int buffer) {
    feed.close();
    told.clear();
    feed = feed(buffer);
    map = map();
  }

  private static ChangeFeed feed(int buffer) {
    return new ChangeFeed(new ChangeFeed.Options(1 << 12, 1 << 24, buffer), 0);
  }

  private LockMap map() {
    return new LockMap(
        new LockMap.Options(4, 0, Long.MAX_VALUE),
        System::nanoTime,
        new Random(1),
        change -> {
          told.add(change);
          feed.changed(change);
        });
  }
}

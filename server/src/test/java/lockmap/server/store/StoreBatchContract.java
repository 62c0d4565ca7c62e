package lockmap.server.store;

import static lockmap.server.store.Operations.adding;
import static lockmap.server.store.Operations.deleting;
import static lockmap.server.store.Operations.getting;
import static lockmap.server.store.Operations.putting;
import static lockmap.server.store.Operations.swapping;
import static lockmap.server.store.Operations.swappingForNothing;
import static lockmap.server.store.Operations.touching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every engine carries several operations out as one act. */
public abstract class StoreBatchContract<S extends Store> extends StoreHarness<S> {

  private static final long TTL = TimeUnit.SECONDS.toNanos(1);
  private static final Expiry EXPIRING = new Expiry.After(TTL);

  @Test
  void nothingAtAllIsDoneAtOnce() {
    assertEquals(List.of(), batch());
    assertEquals(List.of(), changes.all());
  }

  @Test
  void operationsAreCarriedOutInOrderAndTakeOneRevisionAfterAnother() {
    put("gone", "1");
    put("count", "7");
    changes.take();
    long before = store.revision();

    List<String> outcomes =
        batch(
            getting("new"),
            putting("new", "a"),
            getting("new"),
            deleting("gone"),
            deleting("missing"),
            adding("count", 3),
            swapping("new", "a", "b"));

    assertEquals(
        List.of(
            "missing",
            "created new=a @" + (before + 1),
            "found new=a @" + (before + 1),
            "deleted gone=1 @%d @%d".formatted(before - 1, before + 2),
            "missing",
            "replaced count=7 @%d by count=10 @%d".formatted(before, before + 3),
            "replaced new=a @%d by new=b @%d".formatted(before + 1, before + 4)),
        outcomes);
    assertEquals(
        List.of(
            "PUT new @%1$d: new=a @%1$d".formatted(before + 1),
            "DELETE gone @%d: nothing".formatted(before + 2),
            "PUT count @%1$d: count=10 @%1$d".formatted(before + 3),
            "CAS new @%1$d: new=b @%1$d".formatted(before + 4)),
        Texts.of(changes.take()));
    assertEquals(before + 4, store.revision());
    assertEquals("new=b @" + (before + 4), Texts.of(get("new")));
    assertEquals(2, store.size());
  }

  @Test
  void aKeyMayComeAndGoSeveralTimes() {
    List<String> outcomes =
        batch(putting("k", "1"), deleting("k"), putting("k", "2"), deleting("k"), deleting("k"));

    assertEquals(List.of("created", "deleted", "created", "deleted", "missing"), kinds(outcomes));
    assertNull(get("k"));
    assertEquals(0, store.size());
    assertEquals(List.of(), listed());
    batch(putting("k", "3"), putting("l", "4"), deleting("k"), putting("k", "5"));
    assertEquals(List.of("k=5", "l=4"), listed());
    batch(deleting("k"), putting("k", "6"), deleting("l"));
    assertEquals(List.of("k=6"), listed());
    assertEquals(1, store.size());
  }

  @Test
  void manyKeysComeAndGoTogether() {
    Operation[] puts = new Operation[1_000];
    Operation[] deletes = new Operation[1_000];
    for (int at = 0; at < 1_000; at++) {
      puts[at] = putting("key" + at, "v");
      deletes[at] = deleting("key" + at);
    }
    for (int life = 0; life < 3; life++) {
      batch(puts);
      assertEquals(1_000, store.size());
      assertEquals(1_000, listed().size());
      batch(deletes);
      assertEquals(0, store.size());
      assertEquals(List.of(), listed());
    }
  }

  static Stream<Operation> failing() {
    Utf8Bytes one = Utf8Bytes.of("1");
    return Stream.of(
        putting("standing", "v", Condition.ABSENT),
        putting("missing", "v", Condition.PRESENT),
        putting("standing", "v", new Condition.WrittenBy(0)),
        putting("standing", "v", new Condition.Holding(one)),
        getting("standing", Condition.ABSENT),
        getting("missing", Condition.PRESENT),
        deleting("missing", Condition.PRESENT),
        deleting("standing", new Condition.Holding(one)),
        swapping("missing", "1", "2"),
        swapping("standing", "1", "2"),
        swappingForNothing("missing", Condition.PRESENT),
        swappingForNothing("standing", new Condition.Holding(one)),
        adding("standing", 1),
        touching("missing", Expiry.NEVER));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void whereOneCannotBeCarriedOutNoneIs(Operation failing) {
    put("standing", "value");
    put("other", "old", EXPIRING);
    String alone = Texts.of(store.apply(failing));
    changes.take();
    long before = store.revision();
    String other = Texts.of(get("other"));

    List<String> outcomes =
        batch(
            putting("new", "v", EXPIRING),
            putting("other", "new"),
            deleting("other"),
            getting("other"),
            failing,
            putting("late", "v"));

    assertEquals(List.of("created", "replaced", "deleted", "missing", "refused:"), kinds(outcomes));
    assertEquals("refused: " + alone, outcomes.getLast());
    assertEquals(before, store.revision());
    assertEquals(List.of(), changes.take());
    assertEquals(List.of("other=old", "standing=value"), listed());
    assertEquals(other, Texts.of(get("other")));
    ticker.advance(TTL);
    assertEquals(1, store.size());
  }

  @Test
  void conditionsAreOnWhatTheOperationsBeforeLeave() {
    put("k", "1");
    long revision = store.revision();

    assertEquals(
        List.of("replaced", "deleted", "created", "replaced"),
        kinds(
            batch(
                putting("k", "2", new Condition.WrittenBy(revision)),
                deleting("k", new Condition.Holding(Utf8Bytes.of("2"))),
                putting("k", "3", Condition.ABSENT),
                swapping("k", "3", "4"))));
    assertEquals(List.of("k=4"), listed());
  }

  @Test
  void noConditionCanNameARevisionThatTheBatchIsGoingToTake() {
    put("k", "1");
    long next = store.revision() + 1;
    for (long named = next - 1; named < next + 5; named++) {
      assertEquals(
          List.of(
              "replaced k=1 @%d by k=2 @-1".formatted(next - 1), "refused: conflict with k=2 @-1"),
          batch(putting("k", "2"), putting("k", "3", new Condition.WrittenBy(named))));
    }
    assertEquals(next - 1, store.revision());
  }

  @Test
  void anExpiredKeyGoesBeforeTheBatchAsAChangeOfItsOwn() {
    put("k", "1", EXPIRING);
    put("l", "1", EXPIRING);
    long before = store.revision();
    changes.take();
    ticker.advance(TTL);

    List<String> outcomes =
        batch(getting("k"), putting("m", "2"), putting("k", "2", Condition.ABSENT), deleting("l"));

    assertEquals(List.of("missing", "created", "created", "missing"), kinds(outcomes));
    List<String> told = Texts.of(changes.take());
    assertEquals(
        List.of("EXPIRED k", "EXPIRED l"),
        told.stream().limit(2).map(text -> text.substring(0, 9)).sorted().toList());
    assertEquals(
        List.of(
            "PUT m @%1$d: m=2 @%1$d".formatted(before + 3),
            "PUT k @%1$d: k=2 @%1$d".formatted(before + 4)),
        told.subList(2, told.size()));
    assertEquals(List.of("k=2", "m=2"), listed());
    ticker.advance(100 * TTL);
    assertEquals(2, store.size());
  }

  @Test
  void aBatchThatIsRefusedLeavesEvenWhatHasExpired() {
    put("k", "1", EXPIRING);
    long before = store.revision();
    ticker.advance(TTL);

    assertEquals(
        List.of("created", "refused:"),
        kinds(batch(putting("k", "2"), putting("x", "1", Condition.PRESENT))));
    assertEquals(before, store.revision());
    assertNull(get("k"));
  }

  @Test
  void deadlinesAreSetAndKeptAndTakenAway() {
    put("kept", "1", EXPIRING);
    ticker.advance(TTL / 2);

    batch(
        putting("kept", "2", Expiry.KEEP),
        putting("new", "1", EXPIRING),
        putting("new", "2", Expiry.KEEP),
        putting("stays", "1", EXPIRING),
        putting("stays", "2", Expiry.NEVER),
        putting("back", "1", EXPIRING),
        deleting("back"),
        putting("back", "2", Expiry.KEEP));

    ticker.advance(TTL / 2);
    assertEquals(List.of("back=2", "new=2", "stays=2"), listed());
    ticker.advance(TTL / 2);
    assertEquals(List.of("back=2", "stays=2"), listed());
    assertEquals(2, store.size());
  }

  @Test
  void aKeyHoldsToTheEndOfTheBatchThatWroteIt() {
    batch(putting("k", "1", new Expiry.After(1)), getting("k"), swapping("k", "1", "2"));

    assertEquals(List.of("k=2"), listed());
    ticker.advance(1);
    assertEquals(List.of(), listed());
  }

  final List<String> batch(Operation... operations) {
    return Texts.of(store.applyAtomically(List.of(operations)));
  }

  private List<String> listed() {
    List<String> entries = new ArrayList<>();
    for (Slot slot : store.list(KeyRange.under(Utf8Bytes.EMPTY), 2_000)) {
      entries.add(slot.key() + "=" + slot.value());
    }
    return entries;
  }

  private static List<String> kinds(List<String> outcomes) {
    return outcomes.stream().map(outcome -> outcome.split(" ", 2)[0]).toList();
  }
}

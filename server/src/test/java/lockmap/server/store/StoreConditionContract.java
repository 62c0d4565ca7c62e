package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises of conditions, counting and touching. */
public abstract class StoreConditionContract<S extends Store> extends StoreHarness<S> {

  private static final Utf8Bytes KEY = Utf8Bytes.of("key");
  private static final Utf8Bytes NEW = Utf8Bytes.of("new");

  @Test
  void aPutOnlyWhereNothingStandsCreatesOnce() {
    assertInstanceOf(Outcome.Created.class, put(Condition.ABSENT));
    Outcome.Conflict conflict = assertInstanceOf(Outcome.Conflict.class, put(Condition.ABSENT));
    assertSame(get("key"), conflict.current());
    assertEquals(1, changes.all().size());
  }

  @Test
  void aPutOnlyOverARevisionNeedsThatVeryOne() {
    put("key", "old");
    long revision = store.revision();
    assertInstanceOf(Outcome.Conflict.class, put(new Condition.WrittenBy(revision - 1)));
    assertInstanceOf(
        Outcome.Replaced.class, put(new Condition.WrittenBy(Set.of(revision, revision + 9))));
    assertInstanceOf(Outcome.Conflict.class, put(new Condition.WrittenBy(revision)));
  }

  @Test
  void aConditionOnWhatDoesNotExistIsAConflictWithNothing() {
    for (Condition condition :
        new Condition[] {
          Condition.PRESENT, new Condition.WrittenBy(0), new Condition.Holding(Utf8Bytes.EMPTY)
        }) {
      assertEquals(new Outcome.Conflict(null), put(condition));
      assertEquals(new Outcome.Conflict(null), store.apply(new Operation.Delete(KEY, condition)));
      assertEquals(Outcome.MISSING, store.apply(new Operation.CompareAndDelete(KEY, condition)));
    }
    assertNull(get("key"));
    assertEquals(0, changes.all().size());
  }

  @Test
  void aSwapForNothingRemovesWhatIsAsExpected() {
    put("key", "old");
    Condition other = new Condition.Holding(NEW);
    assertInstanceOf(
        Outcome.Conflict.class, store.apply(new Operation.CompareAndDelete(KEY, other)));
    Condition same = new Condition.Holding(Utf8Bytes.of("old"));
    assertInstanceOf(Outcome.Deleted.class, store.apply(new Operation.CompareAndDelete(KEY, same)));
    assertEquals(Cause.DELETE, changes.all().getLast().cause());
  }

  @Test
  void aSwapOfNothingForSomethingCreates() {
    Operation swap = new Operation.CompareAndSwap(KEY, Condition.ABSENT, NEW, Expiry.KEEP);
    assertInstanceOf(Outcome.Created.class, store.apply(swap));
    assertInstanceOf(Outcome.Conflict.class, store.apply(swap));
    assertEquals(Cause.CAS, changes.all().getLast().cause());
  }

  @Test
  void countingStartsAtNothingAndKeepsTheDeadline() {
    assertEquals("5", number(store.apply(new Operation.Increment(KEY, 5))));
    put("key", "10", new Expiry.After(100));
    assertEquals("7", number(store.apply(new Operation.Increment(KEY, -3))));
    Slot slot = get("key");
    assertEquals(ticker.getAsLong() + 100, slot == null ? 0 : slot.deadline());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "+1", "01", "-0", " 1", "1 ", "1.0", "x", "٣", "9223372036854775808"})
  void whatIsNoNumberIsNotCountedAndStays(String value) {
    put("key", value);
    assertInstanceOf(Outcome.NotCountable.class, store.apply(new Operation.Increment(KEY, 1)));
    Slot slot = get("key");
    assertEquals(value, slot == null ? "gone" : slot.value().toString());
  }

  @Test
  void countingStopsBeforeItOverflows() {
    put("key", "9223372036854775806");
    assertEquals("9223372036854775807", number(store.apply(new Operation.Increment(KEY, 1))));
    assertInstanceOf(Outcome.NotCountable.class, store.apply(new Operation.Increment(KEY, 1)));
    put("key", "-9223372036854775808");
    assertInstanceOf(Outcome.NotCountable.class, store.apply(new Operation.Increment(KEY, -1)));
  }

  @Test
  void aTouchMovesTheDeadlineAndNothingElse() {
    assertEquals(Outcome.MISSING, store.apply(new Operation.Touch(KEY, Expiry.NEVER)));
    put("key", "value");
    store.apply(new Operation.Touch(KEY, new Expiry.After(50)));
    Slot slot = get("key");
    assertEquals("value", slot == null ? "gone" : slot.value().toString());
    ticker.advance(50);
    assertNull(get("key"));
  }

  private Outcome put(Condition condition) {
    return store.apply(new Operation.Put(KEY, NEW, Expiry.NEVER, condition));
  }

  private static String number(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created(Slot slot) -> slot.value().toString();
      case Outcome.Replaced(Slot slot, Slot _) -> slot.value().toString();
      default -> outcome.toString();
    };
  }
}

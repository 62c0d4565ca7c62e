package lockmap.server.store;

import static lockmap.server.store.Operations.deleting;
import static lockmap.server.store.Operations.getting;
import static lockmap.server.store.Operations.putting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes on, and what does not, at the bound of the map's memory. */
class LockMapMemoryTest extends StoreHarness<LockMap> {

  private static final long ENTRY = MemoryBudget.OVERHEAD + 3;
  private static final long BOUND = 10 * ENTRY;

  @Override
  protected LockMap open(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(new LockMap.Options(2, 0, BOUND), ticker, new Random(1), listener);
  }

  @BeforeEach
  void fill() {
    for (int at = 0; at < 10; at++) {
      assertInstanceOf(Outcome.Created.class, put(String.valueOf(at), "v"));
    }
    changes.take();
  }

  @Test
  void refusesEveryWriteThatWouldGrowAndChangesNothing() {
    long revision = store.revision();

    assertEquals("full at " + BOUND, Texts.of(put("x", "")));
    assertEquals("full at " + BOUND, Texts.of(put("1", "vv")));
    assertEquals("full at " + BOUND, Texts.of(put("1", "vv", new Expiry.After(1))));
    assertEquals("full at " + BOUND, Texts.of(swap("1", "v", "vv")));

    assertNull(get("x"));
    assertEquals("1=v @2", Texts.of(get("1")));
    assertEquals(List.of(), changes.all());
    assertEquals(revision, store.revision());
    assertEquals(10, store.size());
    assertEquals(BOUND, store.memory());
  }

  @Test
  void refusesForGoodWithoutGrowingItsTables() {
    for (int at = 0; at < 100_000; at++) {
      assertInstanceOf(Outcome.Full.class, put("key" + at, "value"));
    }
    assertEquals(BOUND, store.memory());
    assertEquals(10, store.size());
  }

  @Test
  void takesWhatDoesNotGrow() {
    assertInstanceOf(Outcome.Replaced.class, put("1", "w"));
    assertInstanceOf(Outcome.Replaced.class, swap("1", "w", "x"));
    assertInstanceOf(Outcome.Replaced.class, put("1", ""));
    assertEquals(BOUND - 1, store.memory());
    assertInstanceOf(Outcome.Replaced.class, put("2", "vv"));
    assertEquals(BOUND, store.memory());
  }

  @Test
  void hasRoomAgainAfterADelete() {
    delete("1");

    assertEquals(BOUND - ENTRY, store.memory());
    assertInstanceOf(Outcome.Full.class, put("x", "vv"));
    assertInstanceOf(Outcome.Created.class, put("x", "v"));
    assertEquals(BOUND, store.memory());
  }

  @Test
  void hasRoomAgainAfterAKeyExpired() {
    put("1", "v", new Expiry.After(TimeUnit.SECONDS.toNanos(1)));
    ticker.advance(TimeUnit.SECONDS.toNanos(2));
    assertInstanceOf(Outcome.Full.class, put("2", "vv"));
    store.expireDue();

    assertTrue(store.memory() < BOUND);
    assertInstanceOf(Outcome.Replaced.class, put("2", "vv"));
  }

  /**
   * An array that takes whole regions of the collector counts as these, however it came and goes.
   */
  @Test
  void countsForTheSameWhetherItWasCreatedOrReplaced() {
    String huge = "v".repeat(20 << 20);
    LockMap large =
        new LockMap(new LockMap.Options(2, 0, 1L << 30), ticker, new Random(1), change -> {});
    large.apply(putting("k", huge));
    long created = large.memory();

    large.apply(putting("k", "v"));
    assertEquals(ENTRY, large.memory());
    large.apply(putting("k", huge));
    assertEquals(created, large.memory());
    large.apply(deleting("k"));
    assertEquals(0, large.memory());
  }

  @Test
  void anExpiredKeyMakesRoomForItself() {
    put("1", "v", new Expiry.After(1));
    ticker.advance(1);

    assertInstanceOf(Outcome.Created.class, put("1", "w"));
    assertEquals(BOUND, store.memory());
  }

  @Test
  void anAtomicBatchMayNotGrowOnTheWholeAndThenChangesNothing() {
    delete("9");
    changes.take();
    long revision = store.revision();

    List<String> outcomes =
        batch(putting("1", ""), putting("x", "v"), putting("y", "vv"), putting("z", "v"));

    assertEquals("replaced 1=v @2 by 1= @-1", outcomes.get(0));
    assertEquals("created x=v @-1", outcomes.get(1));
    assertEquals("refused: full at " + BOUND, outcomes.get(2));
    assertEquals(3, outcomes.size());
    assertEquals(List.of(), changes.all());
    assertEquals(revision, store.revision());
    assertEquals(BOUND - ENTRY, store.memory());
    assertEquals(9, store.list(KeyRange.under(Utf8Bytes.EMPTY), 100).size());
  }

  @Test
  void anAtomicBatchMayGrowWhereItShrinksAsMuch() {
    batch(putting("x", "v"), putting("y", "v"), deleting("1"), deleting("2"));
    batch(putting("x", "v".repeat(1_000)), putting("x", "v"));

    assertEquals(BOUND, store.memory());
    assertEquals(10, store.size());
    batch(deleting("x"), putting("y", ""));
    assertEquals(BOUND - ENTRY - 1, store.memory());
  }

  @Test
  void whatExpiredMakesRoomForTheAtomicBatchThatFindsIt() {
    put("1", "v", new Expiry.After(1));
    put("2", "v", new Expiry.After(1));
    ticker.advance(1);

    batch(putting("x", "v"), getting("1"), putting("2", "v"));

    assertEquals(BOUND, store.memory());
    assertEquals("x=v", Texts.of(get("x")).substring(0, 3));
  }

  private List<String> batch(Operation... operations) {
    return Texts.of(store.applyAtomically(List.of(operations)));
  }
}

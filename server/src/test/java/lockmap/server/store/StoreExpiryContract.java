package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How keys come to their end in every engine: at their deadline, to the nanosecond. */
public abstract class StoreExpiryContract<S extends Store> extends StoreHarness<S> {

  private static final long TTL = TimeUnit.SECONDS.toNanos(1);
  private static final Expiry EXPIRING = new Expiry.After(TTL);

  @Test
  void aKeyStandsUntilTheLastNanosecond() {
    Outcome outcome = put("key", "value", EXPIRING);
    long deadline = ticker.getAsLong() + TTL;
    String slot = "key=value @%d until %d".formatted(store.revision(), deadline);

    ticker.advance(TTL - 1);

    assertEquals("created " + slot, Texts.of(outcome));
    assertEquals(slot, Texts.of(get("key")));
    assertEquals(slot, Texts.of(view("key").slot()));
    assertEquals(1, store.size());
    assertEquals("conflict with " + slot, Texts.of(swap("key", "other", "new")));
    assertEquals("deleted " + slot, Texts.of(delete("key")).replaceFirst(" @[0-9]+$", ""));
  }

  @Test
  void aReadFindsNoKeyFromItsDeadlineOn() {
    expire("key");

    assertNull(get("key"));
    assertEquals(Outcome.MISSING, store.apply(new Operation.Get(Utf8Bytes.of("key"))));
  }

  @Test
  void aPutCreatesTheExpiredKeyAnew() {
    expire("key");
    long before = store.revision();

    Outcome outcome = put("key", "new", Expiry.KEEP);

    assertEquals("created key=new @" + store.revision(), Texts.of(outcome));
    assertEquals(
        List.of(
            "EXPIRED key @%d: nothing".formatted(before + 1),
            "PUT key @%1$d: key=new @%1$d".formatted(before + 2)),
        Texts.of(changes.take()));
  }

  @Test
  void aDeleteFindsNoExpiredKey() {
    expire("key");

    assertEquals(Outcome.MISSING, delete("key"));
    assertExpiredOnce("key");
  }

  @Test
  void aSwapFindsNoExpiredKey() {
    expire("key");

    assertEquals(Outcome.MISSING, swap("key", "value", "new"));
    assertExpiredOnce("key");
  }

  @Test
  void aViewHoldsNoExpiredKey() {
    expire("key");
    View view = view("key");

    assertNull(view.slot());
    assertTrue(
        changes.all().stream().allMatch(change -> change.revision() <= view.asOf()),
        "an expiry before the view is in it");
    view("key");
    assertExpiredOnce("key");
  }

  @Test
  void theSizeCountsNoExpiredKey() {
    put("standing", "value");
    for (int at = 0; at < 1_000; at++) {
      put("key" + at, "value", new Expiry.After(TTL + at * 1_000_000L));
    }
    for (int gone = 0; gone <= 1_000; gone++) {
      ticker.advance(gone == 0 ? TTL - 1 : gone == 1 ? 1 : 1_000_000);
      assertEquals(1_001 - gone, store.size());
    }
  }

  @Test
  void neverTakesTheDeadlineAway() {
    put("key", "value", EXPIRING);
    put("key", "new", Expiry.NEVER);
    ticker.advance(1_000 * TTL);

    assertEquals("key=new @" + store.revision(), Texts.of(get("key")));
  }

  @Test
  void keepKeepsTheDeadline() {
    put("key", "value", EXPIRING);
    long deadline = ticker.getAsLong() + TTL;
    ticker.advance(TTL - 1);
    put("key", "new", Expiry.KEEP);

    assertEquals(
        "key=new @%d until %d".formatted(store.revision(), deadline), Texts.of(get("key")));
    ticker.advance(1);
    assertNull(get("key"));
  }

  @Test
  void keepGivesNoDeadlineToAKeyWithoutOne() {
    put("new", "value", Expiry.KEEP);
    put("standing", "value");
    put("standing", "other", Expiry.KEEP);
    ticker.advance(1_000 * TTL);

    assertNotNull(get("new"));
    assertNotNull(get("standing"));
  }

  @Test
  void aSwapKeepsTheDeadline() {
    put("key", "value", EXPIRING);
    ticker.advance(TTL - 1);
    swap("key", "value", "new");

    assertNotNull(get("key"));
    ticker.advance(1);
    assertNull(get("key"));
  }

  @Test
  void aPutMovesTheDeadlineEitherWay() {
    put("longer", "value", EXPIRING);
    put("longer", "value", new Expiry.After(2 * TTL));
    put("shorter", "value", EXPIRING);
    put("shorter", "value", new Expiry.After(1));
    ticker.advance(1);

    assertNull(get("shorter"));
    ticker.advance(2 * TTL - 2);
    assertNotNull(get("longer"));
    ticker.advance(1);
    assertNull(get("longer"));
  }

  @Test
  void aKeyExpiresOnceForEachOfItsLives() {
    for (int life = 0; life < 3; life++) {
      expire("key");
      get("key");
      view("key");
      store.size();
      delete("key");
      assertExpiredOnce("key");
    }
  }

  @Test
  void aDeletedOrReplacedKeyDoesNotExpire() {
    put("deleted", "value", EXPIRING);
    put("replaced", "value", EXPIRING);
    delete("deleted");
    put("replaced", "value", Expiry.NEVER);
    changes.take();
    ticker.advance(1_000 * TTL);

    assertEquals(1, store.size());
    assertEquals(Outcome.MISSING, delete("deleted"));
    assertEquals(List.of(), changes.take());
  }

  @Test
  void theLongestTimeToLiveIsNotTooLong() {
    put("key", "value", new Expiry.After(Long.MAX_VALUE));
    put("nearly", "value", new Expiry.After(Long.MAX_VALUE - ticker.getAsLong() - 1));
    ticker.advance(TimeUnit.DAYS.toNanos(36_500));

    assertNotNull(get("key"));
    assertNotNull(get("nearly"));
    assertEquals(2, store.size());
  }

  /** Lets a key's deadline come, to the nanosecond, and forgets the changes before it. */
  private void expire(String key) {
    put(key, "value", EXPIRING);
    changes.take();
    ticker.advance(TTL);
  }

  private void assertExpiredOnce(String key) {
    assertEquals(
        List.of("EXPIRED %s @%d: nothing".formatted(key, store.revision())),
        Texts.of(changes.take()));
  }
}

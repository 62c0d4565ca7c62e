package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LockMapExpiryTest extends StoreExpiryContract<LockMap> {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long TICK = 1L << 23;

  @Override
  protected LockMap open(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), ticker, new Random(1), listener);
  }

  @Test
  void removesWhatNobodyReadsAndTellsOfItOnce() {
    int count = 10_000;
    for (int at = 0; at < count; at++) {
      put("key" + at, "value", new Expiry.After(SECOND + at));
    }
    put("standing", "value");
    long written = store.memory();
    changes.take();

    expireDueAfter(SECOND - 1);
    assertEquals(0, changes.take().size());
    expireDueAfter(count + TICK);

    Set<Utf8Bytes> expired = new HashSet<>();
    for (Change change : changes.take()) {
      assertEquals(Cause.EXPIRED, change.cause());
      assertTrue(expired.add(change.key()));
    }
    assertEquals(count, expired.size());
    assertTrue(store.memory() < written / count * 2);
    expireDueAfter(1_000 * SECOND);
    assertEquals(0, changes.take().size());
  }

  @Test
  void removesKeysOfEveryTimeToLiveAtMostOneTickLate() {
    for (long ttl = 1; ttl < TimeUnit.DAYS.toNanos(36_500); ttl *= 3) {
      put("key" + ttl, "value", new Expiry.After(ttl));
    }
    long start = ticker.getAsLong();
    changes.take();

    for (long ttl = 1; ttl < TimeUnit.DAYS.toNanos(36_500); ttl *= 3) {
      long due = start + ttl + TICK - 1;
      expireDueAfter(due - ticker.getAsLong());
      String key = "key" + ttl;
      long left =
          changes.all().stream().filter(change -> change.key().toString().equals(key)).count();
      assertEquals(1, left, key);
    }
  }

  private void expireDueAfter(long nanos) {
    ticker.advance(nanos);
    store.expireDue();
  }
}

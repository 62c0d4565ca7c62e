package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockMapTest extends StoreContract<LockMap> {

  @Override
  protected LockMap open(LongSupplier ticker, ChangeListener listener) {
    return new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), ticker, new Random(1), listener);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_763_856_000_000_000L})
  void countsItsRevisionsByOneFromTheFirst(long first) {
    LockMap map = map(64, first, Long.MAX_VALUE);
    assertEquals(first, map.revision());
    assertEquals(first, map.view(key(0)).asOf());

    for (int at = 1; at <= 1_000; at++) {
      map.apply(new Operation.Put(key(at % 100), key(at), Expiry.NEVER));
      assertEquals(first + at, map.revision());
      assertEquals(first + at, map.view(key(at % 100)).asOf());
      assertEquals(first + at, changes.take().getLast().revision());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -2, -1, 0, 1, 3, 48, 65})
  void refusesACountOfStripesThatIsNoPowerOfTwo(int stripes) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new LockMap.Options(stripes, 0, Long.MAX_VALUE));

    assertEquals("stripes must be a power of two, not " + stripes, refusal.getMessage());
  }

  @Test
  void refusesANegativeRevision() {
    assertThrows(IllegalArgumentException.class, () -> new LockMap.Options(2, -1, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 4096})
  void holdsManyKeysAndLetsGoOfThemAgain(int stripes) {
    LockMap map = map(stripes, 0, Long.MAX_VALUE);
    int count = 50_000;
    for (int at = 0; at < count; at++) {
      assertInstanceOf(Outcome.Created.class, put(map, at, at));
    }
    assertEquals(count, map.size());
    for (int at = 0; at < count; at++) {
      Slot slot = map.get(key(at));
      assertNotNull(slot);
      assertEquals(key(at), slot.value());
    }
    for (int at = 0; at < count; at++) {
      assertInstanceOf(Outcome.Deleted.class, map.apply(new Operation.Delete(key(at))));
      assertNull(map.get(key(at)));
      assertEquals(at < count - 1, map.get(key(count - 1)) != null);
    }
    assertEquals(0, map.size());
    assertEquals(0, map.memory());
  }

  @Test
  void losesNoKeyWhereverTheOthersHaveTheirHome() {
    int keys = 5;
    int[] homes = new int[keys];
    for (int homesInOne = 0; homesInOne < 1 << (3 * keys); homesInOne++) {
      for (int at = 0; at < keys; at++) {
        homes[at] = homesInOne >>> (3 * at) & 7;
      }
      for (int removed = 0; removed < keys; removed++) {
        LockMap map = map(homes);
        for (int at = 0; at < keys; at++) {
          put(map, at, at);
        }
        map.apply(new Operation.Delete(key(removed)));
        for (int at = 0; at < keys; at++) {
          assertEquals(at != removed, map.get(key(at)) != null, "home " + homes[at]);
        }
      }
    }
  }

  @Test
  void holdsKeysThatAllCollide() {
    LockMap map = map(new int[300]);
    for (int at = 0; at < 300; at++) {
      put(map, at, at);
    }
    for (int at = 0; at < 300; at += 2) {
      map.apply(new Operation.Delete(key(at)));
    }
    for (int at = 0; at < 300; at++) {
      assertEquals(at % 2 != 0, map.get(key(at)) != null);
    }
  }

  private LockMap map(int stripes, long firstRevision, long maxMemory) {
    var options = new LockMap.Options(stripes, firstRevision, maxMemory);
    return new LockMap(options, ticker, new Random(1), changes);
  }

  /** A map of one used stripe, in whose smallest table each key has its home where it is said. */
  private LockMap map(int[] homes) {
    return new LockMap(
        new LockMap.Options(2, 0, Long.MAX_VALUE),
        ticker,
        key -> homes[Integer.parseInt(key.toString())],
        _ -> {});
  }

  private static Outcome put(LockMap map, int key, int value) {
    return map.apply(new Operation.Put(key(key), key(value), Expiry.NEVER));
  }

  private static Utf8Bytes key(int at) {
    return Utf8Bytes.of(String.valueOf(at));
  }
}

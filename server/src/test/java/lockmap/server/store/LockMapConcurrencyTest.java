package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockMapConcurrencyTest {

  private static final int WRITERS = 4;
  private static final int KEYS = 30;
  private static final int GONE = 0;

  private final ManualTicker ticker = new ManualTicker();

  @ParameterizedTest
  @EnumSource
  void swapsThatCountLoseNoStep(Crew.Kind kind) throws Exception {
    int threads = 8;
    int steps = 20_000;
    long swaps = (long) threads * steps;
    LockMap map = map(Long.MAX_VALUE);
    put(map, "counter", "0");

    new Crew()
        .work(
            threads,
            _ -> {
              for (int step = 0; step < steps; step++) {
                while (!(increment(map) instanceof Outcome.Replaced)) {
                  Thread.onSpinWait();
                }
              }
            })
        .run(kind);

    assertEquals(swaps, count(map));
    assertEquals(1 + swaps, map.revision());
  }

  @ParameterizedTest
  @EnumSource
  void readersFindWhatStandsWhileTablesGrowAndShiftAndShrink(Crew.Kind kind) throws Exception {
    LockMap map = map(Long.MAX_VALUE);
    AtomicIntegerArray lives = new AtomicIntegerArray(WRITERS * KEYS);
    new Crew()
        .work(WRITERS, number -> comeAndGo(map, lives, number * KEYS))
        .watch(
            2,
            _ -> {
              Random random = new Random();
              for (int read = 0; read < 1_000; read++) {
                int at = random.nextInt(lives.length());
                int life = lives.get(at);
                Slot slot = get(map, "key" + at);
                assertTrue(slot == null || slot.value().toString().startsWith("key" + at + "#"));
                if (life != GONE && life == lives.get(at)) {
                  assertNotNull(slot, "key" + at);
                  assertEquals("key" + at + "#" + life, slot.value().toString());
                }
              }
            })
        .run(kind);

    assertEquals(0, map.size());
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatIsRefusedTakesNoRoomFromAnother(Crew.Kind kind) throws Exception {
    Utf8Bytes large = Utf8Bytes.of("x".repeat(1 << 20));
    LockMap map = map(large.length());
    new Crew()
        .work(
            1,
            _ -> {
              for (int write = 0; write < 400_000; write++) {
                put(map, "small", "value");
                assertInstanceOf(Outcome.Deleted.class, delete(map, "small"));
              }
            })
        .watch(
            2,
            number -> {
              var put = new Operation.Put(Utf8Bytes.of("large" + number), large, Expiry.NEVER);
              for (int write = 0; write < 100; write++) {
                assertInstanceOf(Outcome.Full.class, map.apply(put));
              }
            })
        .run(kind);

    assertEquals(0, map.memory());
  }

  /** Writes and deletes keys, over and over, and says in which life each of them surely stands. */
  private void comeAndGo(LockMap map, AtomicIntegerArray lives, int first) {
    for (int life = 1; life <= 8_000; life++) {
      for (int at = first; at < first + KEYS; at++) {
        put(map, "key" + at, "key" + at + "#" + life);
        lives.set(at, life);
      }
      for (int at = first; at < first + KEYS; at++) {
        lives.set(at, GONE);
        assertInstanceOf(Outcome.Deleted.class, delete(map, "key" + at));
      }
    }
  }

  /** A map of two stripes with crowded tables, where every removal moves other keys. */
  private LockMap map(long maxMemory) {
    return new LockMap(
        new LockMap.Options(2, 0, maxMemory),
        ticker,
        key -> (long) key.hashCode() << (Long.SIZE - 1),
        _ -> {});
  }

  private static @Nullable Slot get(LockMap map, String key) {
    return map.get(Utf8Bytes.of(key));
  }

  private static void put(LockMap map, String key, String value) {
    var put = new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of(value), Expiry.NEVER);
    assertTrue(
        switch (map.apply(put)) {
          case Outcome.Created _, Outcome.Replaced _ -> true;
          case Outcome.Found _, Outcome.Missing _, Outcome.Deleted _ -> false;
          case Outcome.Conflict _, Outcome.NotCountable _, Outcome.Failure _ -> false;
        },
        key);
  }

  private static Outcome delete(LockMap map, String key) {
    return map.apply(new Operation.Delete(Utf8Bytes.of(key)));
  }

  private static Outcome increment(LockMap map) {
    long count = count(map);
    return map.apply(
        new Operation.CompareAndSwap(
            Utf8Bytes.of("counter"),
            Utf8Bytes.of(String.valueOf(count)),
            Utf8Bytes.of(String.valueOf(count + 1))));
  }

  private static long count(LockMap map) {
    Slot slot = get(map, "counter");
    assertNotNull(slot);
    return Long.parseLong(slot.value().toString());
  }
}

package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.server.limit.Decision.Allowed;
import lockmap.server.limit.Decision.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long YEAR = 365 * 24 * 3600 * SECOND;

  @Test
  void aBurstPassesAtOnceAndTheNextRequestIsRefused() {
    Quota quota = new Quota(10, 3);
    TokenBucket bucket = full(quota, 0);

    assertEquals(new Allowed(2, SECOND / 10), bucket.take(quota, 0));
    assertEquals(new Allowed(1, SECOND / 5), bucket.take(quota, 0));
    assertEquals(new Allowed(0, 3 * SECOND / 10), bucket.take(quota, 0));
    assertEquals(new Refused(SECOND / 10), bucket.take(quota, 0));
    assertEquals(new Refused(1), bucket.take(quota, SECOND / 10 - 1));
    assertEquals(new Allowed(0, 3 * SECOND / 10), bucket.take(quota, SECOND / 10));
  }

  @Test
  void aRestFillsTheBucketAndNoMore() {
    Quota quota = new Quota(10, 3);
    TokenBucket bucket = full(quota, 0);
    drain(bucket, quota, 0);

    assertEquals(3, drain(bucket, quota, 290 * YEAR));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 7, 1_024, 7_777, 10_000, 30_000, 999_983, 999_999_937, 1_000_000_000})
  void eachRequestComesBackExactlyWhenItsRateSays(long perSecond) {
    Quota quota = new Quota(perSecond, 5);
    TokenBucket bucket = full(quota, 0);
    drain(bucket, quota, 0);

    long now = 0;
    for (long back = 1; back <= 200_000; back++) {
      Decision decision = bucket.take(quota, now);
      if (decision instanceof Refused refused) {
        now += refused.nanos();
        decision = bucket.take(quota, now);
      }
      assertInstanceOf(Allowed.class, decision);
      assertEquals(Math.ceilDiv(back * SECOND, perSecond), now, "request " + back);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 20000, 0",
    "10000, 1, 1",
    "7777, 50, 123456789",
    "3, 2, 9223372036854775000",
    "1000000000, 100, 9223372036854775807",
    "999999937, 3, 1",
    "1, 1000000000, 0",
  })
  void agreesWithCountingTokensOneByOne(long perSecond, long burst, long start) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Quota quota = new Quota(perSecond, burst);
    TokenBucket bucket = full(quota, start);
    // A token is 10^9 units, so that a nanosecond brings a whole number of them.
    long capacity = burst * SECOND;
    long level = capacity;
    long now = start;
    for (int step = 0; step < 100_000; step++) {
      long pause = random.nextLong(random.nextInt(20) == 0 ? 50 * SECOND / perSecond + 2 : 2);
      now += pause;
      level = pause > (capacity - level) / perSecond ? capacity : level + pause * perSecond;
      Decision expected =
          level >= SECOND
              ? new Allowed(
                  (level - SECOND) / SECOND, Math.ceilDiv(capacity - level + SECOND, perSecond))
              : new Refused(Math.ceilDiv(SECOND - level, perSecond));
      level -= level >= SECOND ? SECOND : 0;
      assertEquals(expected, bucket.take(quota, now), "seed " + seed + ", step " + step);
    }
  }

  @Test
  void manyThreadsAtOneMomentGetTheBurstAndNotOneMore() throws Exception {
    Quota quota = new Quota(1, 1_000_000);
    TokenBucket bucket = full(quota, 0);

    assertEquals(1_000_000, inThreads(8, () -> drain(bucket, quota, 0)));
  }

  @Test
  void manyThreadsOverTimeNeverExceedTheRate() throws Exception {
    Quota quota = new Quota(7_777, 10);
    AtomicLong clock = new AtomicLong();
    TokenBucket bucket = full(quota, 0);

    long allowed =
        inThreads(
            8,
            () -> {
              long mine = 0;
              for (int i = 0; i < 200_000; i++) {
                mine += bucket.take(quota, clock.addAndGet(500)) instanceof Allowed ? 1 : 0;
              }
              return mine;
            });

    long earned = 10 + 7_777 * clock.get() / SECOND;
    assertTrue(allowed <= earned, allowed + " allowed of " + earned);
    assertTrue(allowed >= earned * 9 / 10, allowed + " allowed of " + earned);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, rate per second",
    "1000000001, 1, rate per second",
    "1, 0, burst",
    "1, 1000000001, burst",
    "-5, 1, rate per second",
  })
  void aQuotaOutsideItsRangeIsNamed(long perSecond, long burst, String culprit) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> new Quota(perSecond, burst));

    long value = perSecond == 1 ? burst : perSecond;
    assertEquals(
        "a rate limit's " + culprit + " must be from 1 to 1000000000, not " + value,
        thrown.getMessage());
  }

  private static TokenBucket full(Quota quota, long nanos) {
    return new TokenBucket(quota.ticks(nanos));
  }

  private static long drain(TokenBucket bucket, Quota quota, long nanos) {
    long taken = 0;
    while (bucket.take(quota, nanos) instanceof Allowed) {
      taken++;
    }
    return taken;
  }

  private interface Counting {
    long count();
  }

  private static long inThreads(int threads, Counting work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(() -> {
              together.await();
              return work.count();
            }));
      }
      long sum = 0;
      for (Future<Long> each : running) {
        sum += each.get();
      }
      return sum;
    }
  }
}

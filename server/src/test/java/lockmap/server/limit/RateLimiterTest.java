package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import lockmap.server.limit.Decision.Allowed;
import lockmap.server.limit.Decision.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong(42);

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1, ::ffff:192.0.2.1, true",
    "2001:db8::1, 2001:db8::2, true",
    "2001:db8:0:1:aaaa::1, 2001:db8:0:1:bbbb::ffff, true",
    "2001:db8:0:1::1, 2001:db8:0:2::1, false",
    "::1, 0.0.0.1, false",
  })
  void clientsShareABucketOnlyWithinAnAddressOrASlash64(
      String one, String other, boolean together) {
    RateLimiter limiter = limiter(1, 1, 10);
    limiter.acquire(address(one));

    assertEquals(together, limiter.acquire(address(other)) instanceof Refused);
  }

  @Test
  void refusedRequestsAreCountedAndAllowedOnesAreNot() {
    RateLimiter limiter = limiter(1, 2, 10);
    for (int i = 0; i < 5; i++) {
      limiter.acquire(address("192.0.2.1"));
    }

    assertEquals(3, limiter.refused());
  }

  @Test
  void aClientIsForgottenOnceItsBucketIsFullAndNotBefore() {
    RateLimiter limiter = limiter(10, 20, 10);
    IpAddress client = address("192.0.2.1");
    for (int i = 0; i < 20; i++) {
      limiter.acquire(client);
    }
    clock.addAndGet(2 * SECOND - 1);
    assertEquals(18, limiter.acquire(client).remaining());

    clock.addAndGet(2 * SECOND);
    limiter.acquire(address("192.0.2.2"));

    assertEquals(1, limiter.clients());
    assertEquals(19, limiter.acquire(client).remaining());
  }

  @Test
  void aMillionAddressesFitIntoTheTable() {
    RateLimiter limiter = limiter(1, 1, 10_000);
    long most = 0;
    for (int i = 0; i < 1_000_000; i++) {
      assertInstanceOf(Allowed.class, limiter.acquire(v4(i)));
      most = Math.max(most, limiter.clients());
    }

    assertTrue(most <= 10_000, "held " + most);
    assertTrue(limiter.clients() >= 9_000, "holds " + limiter.clients());
  }

  @Test
  void aMillionAddressesFromManyThreadsFitIntoTheTable() {
    RateLimiter limiter = limiter(1, 1, 10_000);
    AtomicLong most = new AtomicLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int part = 0; part < 100; part++) {
        int from = part * 10_000;
        threads.execute(() -> {
          for (int i = from; i < from + 10_000; i++) {
            limiter.acquire(v4(i));
            most.accumulateAndGet(limiter.clients(), Math::max);
          }
        });
      }
    }

    // While one thread tidies up, the others may each have added what it has not seen yet.
    assertTrue(most.get() <= 11_000, "held " + most);
    assertTrue(limiter.clients() >= 9_000, "holds " + limiter.clients());
  }

  @Test
  void aFloodOfAddressesDoesNotGiveABusyClientANewBucket() {
    RateLimiter limiter = limiter(1, 100, 1_000);
    IpAddress greedy = address("192.0.2.1");
    for (int i = 0; i < 100; i++) {
      limiter.acquire(greedy);
    }

    for (int i = 0; i < 200_000; i++) {
      limiter.acquire(v4(i));
      if (i % 100 == 0) {
        assertInstanceOf(Refused.class, limiter.acquire(greedy), "after " + i + " addresses");
      }
    }
  }

  @Test
  void manyThreadsOfOneClientGetTheBurstAndNotOneMore() {
    RateLimiter limiter = limiter(1, 10_000, 100);
    IpAddress client = address("192.0.2.1");
    AtomicLong allowed = new AtomicLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 100)
          .forEach(any ->
              threads.execute(() -> {
                for (int i = 0; i < 1_000; i++) {
                  if (limiter.acquire(client) instanceof Allowed) {
                    allowed.incrementAndGet();
                  }
                }
              }));
    }

    assertEquals(10_000, allowed.get());
    assertEquals(90_000, limiter.refused());
  }

  @Test
  void aTableForNobodyIsAnError() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> limiter(1, 1, 0));

    assertEquals(
        "a rate limit's table of clients must hold at least 1, not 0", thrown.getMessage());
  }

  private RateLimiter limiter(long perSecond, long burst, int maxClients) {
    return new RateLimiter(perSecond, burst, maxClients, clock::get);
  }

  private static IpAddress v4(int number) {
    return address("10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255));
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}

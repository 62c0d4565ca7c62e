package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lockmap.client.LockHold;
import lockmap.client.StoreClient;
import lockmap.client.StoreLock;
import lockmap.client.Ttl;
import lockmap.client.WatchEvent;
import lockmap.client.WatchQuery;
import lockmap.client.WatchStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's lock, against a real server. */
@Timeout(90)
class ClientLockTest {

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
  private final StoreClient client = StoreClient.to("http://127.0.0.1:" + server.port());
  private final StoreLock lock = new StoreLock(client, "lock", 60, "tester");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void oneHasItAndThenAnother() {
    LockHold first = lock.tryAcquire().orElseThrow();
    assertEquals(1, first.token());
    assertTrue(first.isHeld());
    assertEquals(Optional.empty(), lock.tryAcquire());
    assertTrue(client.get("lock").orElseThrow().startsWith("tester#"));
    assertTrue(first.release());
    assertFalse(first.isHeld());
    try (LockHold second = lock.tryAcquire().orElseThrow()) {
      assertTrue(second.token() > first.token());
      assertFalse(first.release(), "it is another's");
      assertTrue(second.isHeld());
    }
    assertEquals(Optional.empty(), client.get("lock"));
  }

  @Test
  void twoAreNeverInsideAtOnce() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<Long> tokens = new ArrayList<>(); // guarded by the lock under test
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < 8; worker++) {
        workers.add(
            threads.submit(() -> {
              for (int round = 0; round < 10; round++) {
                try (LockHold hold = lock.acquire()) {
                  assertEquals(1, inside.incrementAndGet());
                  tokens.add(hold.token());
                  assertTrue(hold.isHeld());
                  assertEquals(0, inside.decrementAndGet());
                }
              }
              return null;
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    assertEquals(80, tokens.size());
    assertEquals(tokens.stream().sorted().distinct().toList(), tokens, "tokens rise");
  }

  @Test
  void whoWaitsGetsItAfterItsRelease() throws Exception {
    LockHold first = lock.acquire();
    CompletableFuture<LockHold> second = inBackground(lock);
    awaitWatches(1);
    assertFalse(second.isDone());
    first.close();
    assertTrue(second.get().token() > first.token());
    second.get().close();
  }

  @Test
  void whoWaitsGetsItWhenItsHolderIsGone() throws Exception {
    client.put("lock", "of one that died", Ttl.seconds(1));
    try (LockHold hold = lock.acquire()) {
      assertEquals(3, hold.token(), "put, expired, made");
    }
  }

  @Test
  void aWaitHasAnEnd() throws Exception {
    try (LockHold hold = lock.acquire()) {
      assertEquals(Optional.empty(), lock.acquire(Duration.ofMillis(1)));
      assertTrue(hold.isHeld());
    }
    lock.acquire(Duration.ZERO).orElseThrow().close();
  }

  @Test
  void itIsRenewedForAsLongAsItIsHeld() throws Exception {
    try (WatchStream watch = client.watch(WatchQuery.keys("lock").withoutSnapshot())) {
      assertInstanceOf(WatchEvent.Ready.class, watch.next());
      try (LockHold hold = new StoreLock(client, "lock", 3, "").acquire()) {
        for (int told = 0; told < 3; told++) {
          assertInstanceOf(WatchEvent.Swap.class, watch.next());
        }
        assertTrue(hold.isHeld());
      }
      assertInstanceOf(WatchEvent.Delete.class, watch.next());
    }
  }

  @Test
  void aHolderIsToldThatItsLockIsAnothers() throws Exception {
    LockHold hold = new StoreLock(client, "lock", 6, "").acquire();
    client.put("lock", "another's");
    assertEquals(new LockHold.Loss.Taken(), hold.loss().get(30, TimeUnit.SECONDS));
    assertFalse(hold.isHeld());
    assertFalse(hold.release());
    assertEquals(Optional.of("another's"), client.get("lock"));
  }

  @Test
  void aHolderIsToldThatItsLockMayHaveLapsed() throws Exception {
    LockHold hold = new StoreLock(client, "lock", 1, "").acquire();
    server.stop();
    assertInstanceOf(LockHold.Loss.NotRenewed.class, hold.loss().get(30, TimeUnit.SECONDS));
    assertFalse(hold.isHeld());
  }

  @Test
  void closingTheClientLosesTheLock() throws Exception {
    LockHold hold = new StoreLock(client, "lock", 1, "").acquire();
    client.close();
    assertInstanceOf(LockHold.Loss.NotRenewed.class, hold.loss().get(30, TimeUnit.SECONDS));
  }

  private static CompletableFuture<LockHold> inBackground(StoreLock lock) {
    CompletableFuture<LockHold> hold = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        hold.complete(lock.acquire());
      } catch (InterruptedException | RuntimeException e) {
        hold.completeExceptionally(e);
      }
    });
    return hold;
  }

  private void awaitWatches(long count) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (client.status().watchRequestsCount() != count) {
      assertTrue(System.nanoTime() < deadline, "never " + count + " watches");
    }
  }
}

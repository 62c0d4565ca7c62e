package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockmap.api.Condition;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.client.AtomicResult;
import lockmap.client.LockHold;
import lockmap.client.StoreClient;
import lockmap.client.StoreLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's atomic batches, and what a lock has of them, against a real server. */
class ClientAtomicTest {

  private final LiveServer server = LiveServer.with(Map.of("store.max-memory", "1 MiB"));
  private final StoreClient client = StoreClient.to("http://127.0.0.1:" + server.port());

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void allIsDoneAtOnce() {
    client.put("from", "5");
    List<Operation> transfer =
        List.of(
            new Operation.Increment("from", -2),
            new Operation.Increment("to", 2),
            new Operation.Get("from"),
            new Operation.Delete("none"));
    assertEquals(
        new AtomicResult.Committed(
            List.of(
                Outcome.found("3").at(2),
                Outcome.found("2").at(3),
                Outcome.found("3").at(2),
                Outcome.ABSENT)),
        client.atomically(transfer));
  }

  @Test
  void nothingIsDoneWhereAConditionFails() {
    client.put("k", "v");
    List<Operation> operations =
        List.of(
            new Operation.Put("other", "x"),
            new Operation.Put("k", "w", null, new Condition.WrittenBy(7)),
            new Operation.Delete("k"));
    AtomicResult.Undone undone =
        assertInstanceOf(AtomicResult.Undone.class, client.atomically(operations));
    assertEquals(412, undone.problem().status());
    assertEquals(
        List.of(Outcome.CREATED, new Outcome(412, null, 1L), Outcome.NOT_TRIED),
        undone.operations());
    assertEquals(Optional.empty(), client.get("other"));
    assertEquals(Optional.of("v"), client.get("k"));
  }

  @Test
  void nothingIsDoneWhereMemoryDoesNotSuffice() {
    List<Operation> operations =
        List.of(new Operation.Put("a", "x"), new Operation.Put("b", "y".repeat(1 << 20)));
    AtomicResult.Undone undone =
        assertInstanceOf(AtomicResult.Undone.class, client.atomically(operations));
    assertEquals(507, undone.problem().status());
    assertEquals(List.of(Outcome.CREATED, new Outcome(507, null)), undone.operations());
    assertEquals(0, client.count(""));
  }

  @Test
  void whoHasLostALockIsKeptFromChangingWhatItGuards() {
    StoreLock lock = new StoreLock(client, "lock", 60, "tester");
    LockHold former = lock.tryAcquire().orElseThrow();
    assertInstanceOf(
        AtomicResult.Committed.class,
        client.atomically(List.of(former.guard(), new Operation.Put("state", "1"))));
    client.delete("lock"); // as if its time had passed
    try (LockHold holder = lock.tryAcquire().orElseThrow()) {
      assertInstanceOf(
          AtomicResult.Undone.class,
          client.atomically(List.of(former.guard(), new Operation.Put("state", "2"))));
      assertInstanceOf(
          AtomicResult.Committed.class,
          client.atomically(List.of(holder.guard(), new Operation.Put("state", "3"))));
    }
    assertEquals(Optional.of("3"), client.get("state"));
  }

  @Test
  void aServerThatTakesRequestsIsReady() {
    assertTrue(client.isReady());
  }
}

package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import lockmap.api.CasRequest;
import lockmap.api.Entry;
import lockmap.client.DeleteResult;
import lockmap.client.IncrementResult;
import lockmap.client.Precondition;
import lockmap.client.PutResult;
import lockmap.client.Reading;
import lockmap.client.StoreClient;
import lockmap.client.SwapResult;
import lockmap.client.Ttl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client says of one key, and whether the server understands it. */
class ClientTest {

  private static final Ttl.Seconds LONG = new Ttl.Seconds(3_153_600_000L);

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));
  private final StoreClient client = StoreClient.to("http://127.0.0.1:" + server.port());

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aValueIsReadAsItWasWritten() {
    assertEquals(Optional.empty(), client.get("k"));
    assertEquals(new PutResult.Created(1), client.put("k", ""));
    assertEquals(Optional.of(""), client.get("k"));
    String value = "grüße 🌍\r\n\0 \"quoted\" ";
    assertEquals(new PutResult.Replaced(2, null), client.put("k", value));
    assertEquals(Optional.of(value), client.get("k"));
  }

  @Test
  void anEntryHasItsRevisionAndItsTimeToLive() {
    assertEquals(Optional.empty(), client.entry("k"));
    client.put("k", "v", LONG);
    assertLives("v", 1);
    client.put("k", "w", Ttl.KEPT);
    assertLives("w", 2);
    client.put("k", "x");
    assertEquals(Optional.of(new Entry("k", "x", 3, null)), client.entry("k"));
  }

  @Test
  void aReadBySomebodyWhoKnowsTheRevision() {
    assertEquals(new Reading.Absent(), client.readUnless("k", 1));
    client.put("k", "v");
    assertEquals(new Reading.Unchanged(1), client.readUnless("k", 1));
    assertEquals(new Reading.Changed(new Entry("k", "v", 1, null)), client.readUnless("k", 7));
  }

  @Test
  void aReadWaitsForAChange() {
    client.put("k", "v");
    CompletableFuture<Reading> waiting =
        CompletableFuture.supplyAsync(() -> client.awaitChange("k", 1, Duration.ofMinutes(1)));
    client.put("k", "w");
    assertEquals(new Reading.Changed(new Entry("k", "w", 2, null)), waiting.join());
    assertEquals(new Reading.Unchanged(2), client.awaitChange("k", 2, Duration.ofMillis(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.awaitChange("k", 2, Duration.ofSeconds(60, 1)));
  }

  @Test
  void aPutMayHaveACondition() {
    assertEquals(
        new PutResult.Conflict(null), client.put("k", "v", Ttl.FOREVER, Precondition.PRESENT));
    assertEquals(
        new PutResult.Conflict(null), client.put("k", "v", Ttl.FOREVER, Precondition.revision(1)));
    assertEquals(new PutResult.Created(1), client.put("k", "v", Ttl.FOREVER, Precondition.ABSENT));
    assertEquals(
        new PutResult.Conflict(1L), client.put("k", "w", Ttl.FOREVER, Precondition.ABSENT));
    assertEquals(
        new PutResult.Conflict(1L), client.put("k", "w", Ttl.FOREVER, Precondition.revision(7)));
    assertEquals(
        new PutResult.Replaced(2, null),
        client.put("k", "w", Ttl.FOREVER, Precondition.revision(1)));
    assertEquals(
        new PutResult.Replaced(3, null), client.put("k", "x", Ttl.FOREVER, Precondition.PRESENT));
    assertEquals(Optional.of("x"), client.get("k"));
  }

  @Test
  void aPutMayTellWhatWasThere() {
    assertEquals(new PutResult.Created(1), client.getAndPut("k", "v", LONG, Precondition.NONE));
    assertEquals(
        new PutResult.Replaced(2, "v"),
        client.getAndPut("k", "", Ttl.KEPT, Precondition.revision(1)));
    assertEquals(
        new PutResult.Replaced(3, ""), client.getAndPut("k", "w", Ttl.FOREVER, Precondition.NONE));
    assertEquals(
        new PutResult.Conflict(3L), client.getAndPut("k", "x", Ttl.FOREVER, Precondition.ABSENT));
  }

  @Test
  void aDeletionMayHaveAConditionAndTellWhatWasThere() {
    assertEquals(new DeleteResult.Absent(), client.delete("k"));
    assertEquals(new DeleteResult.Conflict(null), client.delete("k", Precondition.revision(1)));
    client.put("k", "v");
    assertEquals(new DeleteResult.Conflict(1L), client.delete("k", Precondition.revision(7)));
    assertEquals(new DeleteResult.Conflict(1L), client.delete("k", Precondition.ABSENT));
    assertEquals(new DeleteResult.Deleted(2, null), client.delete("k", Precondition.revision(1)));
    client.put("k", "w");
    assertEquals(new DeleteResult.Deleted(4, "w"), client.getAndDelete("k", Precondition.PRESENT));
    assertEquals(new DeleteResult.Absent(), client.getAndDelete("k", Precondition.NONE));
  }

  @Test
  void everyFormOfCompareAndSwap() {
    assertEquals(new SwapResult.Absent(), client.compareAndSwap("k", "v", "w"));
    assertEquals(
        new SwapResult.Swapped(1),
        client.compareAndSwap("k", CasRequest.create("v").withTtl(LONG.seconds())));
    assertEquals(new SwapResult.Conflict(1L), client.compareAndSwap("k", CasRequest.create("w")));
    assertEquals(new SwapResult.Swapped(2), client.compareAndSwap("k", "v", "w"));
    assertLives("w", 2);
    assertEquals(new SwapResult.Conflict(2L), client.compareAndSwap("k", "v", "x"));
    assertEquals(new SwapResult.Swapped(3), client.compareAndSwap("k", CasRequest.at(2, "x")));
    assertEquals(new SwapResult.Conflict(3L), client.compareAndSwap("k", CasRequest.removeAt(2)));
    assertEquals(new SwapResult.Conflict(3L), client.compareAndSwap("k", CasRequest.remove("w")));
    assertEquals(new SwapResult.Swapped(4), client.compareAndSwap("k", CasRequest.remove("x")));
    assertEquals(new SwapResult.Absent(), client.compareAndSwap("k", CasRequest.removeAt(3)));
    assertEquals(Optional.empty(), client.get("k"));
  }

  @Test
  void aNumberIsCounted() {
    assertEquals(new IncrementResult.Counted(1, 1), client.increment("k", 1));
    assertEquals(new IncrementResult.Counted(-41, 2), client.increment("k", -42));
    client.put("k", Long.toString(Long.MAX_VALUE));
    assertEquals(new IncrementResult.NotCountable(3L), client.increment("k", 1));
    client.put("k", "text");
    assertEquals(new IncrementResult.NotCountable(4L), client.increment("k", 1));
  }

  @Test
  void aTouchMovesTheDeadline() {
    assertEquals(OptionalLong.empty(), client.touch("k", LONG));
    client.put("k", "v");
    long touched = client.touch("k", LONG).orElseThrow();
    assertLives("v", touched);
    touched = client.touch("k", Ttl.FOREVER).orElseThrow();
    assertEquals(Optional.of(new Entry("k", "v", touched, null)), client.entry("k"));
    assertThrows(IllegalArgumentException.class, () -> client.touch("k", Ttl.KEPT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a;b",
        "a//b",
        "/",
        "//",
        "/a",
        "a/",
        "100%",
        "%2F",
        "%zz",
        "a b",
        "+",
        "a?b#c&d=e",
        "grüße",
        "🌍",
        "\0\r\n\t",
        "cas/k",
        "incr/k",
        "touch/k",
        "...",
        ".a/..b",
        "a\\b",
        "\"",
        ":",
        "@",
        "\u2028\ufeff\u007f"
      })
  void everyKeyIsTheOneThatItIs(String key) {
    assertEquals(new PutResult.Created(1), client.put(key, key));
    assertEquals(Optional.of(key), client.get(key));
    assertEquals(Optional.of(new Entry(key, key, 1, null)), client.entry(key));
    assertEquals(new SwapResult.Swapped(2), client.compareAndSwap(key, key, "1"));
    assertEquals(new IncrementResult.Counted(2, 3), client.increment(key, 1));
    assertTrue(client.touch(key, LONG).isPresent());
    assertEquals(1, client.count(key));
    assertEquals(1, client.count(""));
    assertEquals(new DeleteResult.Deleted(5, "2"), client.getAndDelete(key, Precondition.NONE));
    assertEquals(0, client.count(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/./b", "../a", "\ud800"})
  void whatIsNoKeyIsNotSent(String key) {
    assertThrows(IllegalArgumentException.class, () -> client.put(key, "v"));
    assertThrows(IllegalArgumentException.class, () -> client.get(key));
    assertThrows(IllegalArgumentException.class, () -> client.put("k", "\udc00"));
    assertEquals(0, client.status().totalOperations());
  }

  private void assertLives(String value, long revision) {
    Entry entry = client.entry("k").orElseThrow();
    long left = Objects.requireNonNull(entry.ttl(), "no time to live");
    assertEquals(new Entry("k", value, revision, left), entry);
    assertTrue(left <= LONG.seconds() && left > LONG.seconds() - 3600, left + " s left");
  }
}

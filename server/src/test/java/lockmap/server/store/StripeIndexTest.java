package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a stripe enters in the index, and when. */
class StripeIndexTest {

  private static final long BOUND = 2 * (MemoryBudget.OVERHEAD + 3);

  private final ManualTicker ticker = new ManualTicker();
  private final KeyIndex index = new KeyIndex();
  private final MemoryBudget budget = new MemoryBudget(BOUND);
  private final List<String> told = new ArrayList<>();
  private final Stripe stripe =
      new Stripe(
          new AtomicLong(),
          budget,
          index,
          ticker,
          new Alarm(),
          change -> told.add(change.cause() + " " + indexed()));

  @Test
  void aKeyIsInTheIndexBeforeItIsToldOfAndUntilItsEndHasBeenTold() {
    put("a", Expiry.NEVER);
    put("b", new Expiry.After(1));
    put("a", Expiry.NEVER);
    ticker.advance(1);
    put("b", new Expiry.After(1));
    delete("a");
    ticker.advance(1L << 40);
    assertFalse(stripe.expire(10));

    assertEquals(
        List.of(
            "PUT [a]",
            "PUT [a, b]",
            "PUT [a, b]",
            "EXPIRED [a, b]",
            "PUT [a, b]",
            "DELETE [a, b]",
            "EXPIRED [b]"),
        told);
    assertEquals(List.of(), indexed());
  }

  @Test
  void aWriteThatIsRefusedLeavesNoKeyBehind() {
    put("a", Expiry.NEVER);
    put("b", Expiry.NEVER);

    assertInstanceOf(Outcome.Full.class, put("c", Expiry.NEVER));

    assertEquals(List.of("a", "b"), indexed());
  }

  private Outcome put(String key, Expiry expiry) {
    return stripe.apply(new Operation.Put(Utf8Bytes.of(key), Utf8Bytes.of("v"), expiry), 0);
  }

  private void delete(String key) {
    stripe.apply(new Operation.Delete(Utf8Bytes.of(key)), 0);
  }

  private List<String> indexed() {
    List<String> keys = new ArrayList<>();
    index.within(KeyRange.under(Utf8Bytes.EMPTY)).forEach(key -> keys.add(key.toString()));
    return keys;
  }
}

package lockmap.server.store;

import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One key of an atomic batch, and what stands under it as far as the batch has come. For the thread
 * that carries the batch out, while it holds the key's stripe.
 */
final class BatchKey {

  private final Stripe stripe;
  private final int hash;
  private Utf8Bytes key;
  private @Nullable Slot before;
  private @Nullable Slot slot;
  private boolean written;
  private boolean timed;

  BatchKey(Utf8Bytes key, Stripe stripe, int hash) {
    this.key = key;
    this.stripe = stripe;
    this.hash = hash;
  }

  Utf8Bytes key() {
    return key;
  }

  Stripe stripe() {
    return stripe;
  }

  /** Begins with what stands in the table. */
  void look(LongSupplier clock) {
    before = stripe.standing(key, hash, clock);
    if (before != null) {
      key = before.key();
    }
    slot = before;
  }

  /** Begins again. */
  void rewind() {
    slot = before;
  }

  Decision decide(Operation operation) {
    return Decision.of(operation, slot);
  }

  /** Goes a step on, in thought only. */
  Outcome rehearse(Decision decision, LongSupplier clock) {
    return step(decision, BatchOutcome.NO_REVISION, clock);
  }

  /** Goes a step on, in the table too, and tells of it. */
  Outcome perform(Decision decision, long revision, LongSupplier clock) {
    Outcome outcome = step(decision, revision, clock);
    if (decision instanceof Decision.Write write) {
      stripe.put(write.cause(), Objects.requireNonNull(slot));
    } else if (outcome instanceof Outcome.Deleted(Slot previous, long _)) {
      stripe.takeOut(previous, revision);
    }
    return outcome;
  }

  private Outcome step(Decision decision, long revision, LongSupplier clock) {
    Slot previous = slot;
    return switch (decision) {
      case Decision.Leave _ -> Outcome.found(previous);
      case Decision.Refuse(Outcome reason) -> reason;
      case Decision.Write write -> {
        long deadline = write.deadline(previous, clock);
        Slot next = Slot.of(key, hash, write.value(), revision, deadline);
        slot = next;
        written = true;
        timed |= deadline != Slot.NEVER;
        yield previous == null ? new Outcome.Created(next) : new Outcome.Replaced(next, previous);
      }
      case Decision.Remove _ -> {
        slot = null;
        yield new Outcome.Deleted(Objects.requireNonNull(previous), revision);
      }
    };
  }

  /** How many bytes it takes. */
  long weight() {
    return slot == null ? 0 : MemoryBudget.weigh(key, slot.value());
  }

  /** How many places in the table it needs that it did not have before, if only for a while. */
  int newPlaces() {
    return before == null && written ? 1 : 0;
  }

  boolean needsWheel() {
    return timed;
  }

  boolean comes() {
    return before == null && slot != null;
  }

  boolean goes() {
    return before != null && slot == null;
  }

  /** Removes what has expired under the key, which is a change of its own. */
  void dropExpired(LongSupplier clock) {
    if (before == null) {
      stripe.dropExpired(key, hash, clock);
    }
  }
}

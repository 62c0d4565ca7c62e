package lockmap.server.store;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an operation comes to, given what stands under its key. Nothing is done by it: a single
 * operation is carried out at once, one of an atomic batch only when all of them are decided.
 */
sealed interface Decision {

  /** The one instance of {@link Leave}. */
  Decision LEAVE = new Leave();

  /** The one instance of {@link Remove}. */
  Decision REMOVE = new Remove();

  /** Nothing is to be done: the answer is what stands there. */
  record Leave() implements Decision {}

  /** The operation cannot be carried out. */
  record Refuse(Outcome reason) implements Decision {}

  /** The key gets a value. */
  record Write(Cause cause, Utf8Bytes value, Expiry expiry) implements Decision {

    /**
     * When the new slot will expire.
     *
     * @param previous the slot whose place it takes, or null where there is none
     * @param clock the time, in nanoseconds
     */
    long deadline(@Nullable Slot previous, LongSupplier clock) {
      return switch (expiry) {
        case Expiry.Never _ -> Slot.NEVER;
        case Expiry.Keep _ -> previous == null ? Slot.NEVER : previous.deadline();
        case Expiry.After after -> {
          long now = clock.getAsLong();
          yield after.nanos() < Slot.NEVER - now ? now + after.nanos() : Slot.NEVER;
        }
      };
    }

    /** How many bytes more the store takes then. */
    long growth(Utf8Bytes key, @Nullable Slot previous) {
      long before = previous == null ? 0 : MemoryBudget.weigh(key, previous.value());
      return MemoryBudget.weigh(key, value) - before;
    }
  }

  /** The slot, and there is one, goes. */
  record Remove() implements Decision {}

  /**
   * Decides.
   *
   * @param current what stands under the operation's key and has not expired, or null
   */
  static Decision of(Operation operation, @Nullable Slot current) {
    return switch (operation) {
      case Operation.Get get ->
          get.condition().holds(current) ? LEAVE : new Refuse(new Outcome.Conflict(current));
      case Operation.Put put ->
          put.condition().holds(current)
              ? new Write(Cause.PUT, put.value(), put.expiry())
              : new Refuse(new Outcome.Conflict(current));
      case Operation.Delete delete ->
          delete.condition().holds(current)
              ? (current == null ? LEAVE : REMOVE)
              : new Refuse(new Outcome.Conflict(current));
      case Operation.CompareAndSwap swap ->
          swap.condition().holds(current)
              ? new Write(Cause.CAS, swap.replacement(), swap.expiry())
              : missingOrConflict(current);
      case Operation.CompareAndDelete swap ->
          current != null && swap.condition().holds(current) ? REMOVE : missingOrConflict(current);
      case Operation.Increment increment -> sum(increment, current);
      case Operation.Touch touch ->
          current == null
              ? new Refuse(Outcome.MISSING)
              : new Write(Cause.PUT, current.value(), touch.expiry());
    };
  }

  private static Decision missingOrConflict(@Nullable Slot current) {
    return new Refuse(current == null ? Outcome.MISSING : new Outcome.Conflict(current));
  }

  private static Decision sum(Operation.Increment increment, @Nullable Slot current) {
    if (current == null) {
      return number(increment.by());
    }
    OptionalLong sum = Decimal.sum(current.value(), increment.by());
    return sum.isPresent()
        ? number(sum.getAsLong())
        : new Refuse(new Outcome.NotCountable(current));
  }

  private static Decision number(long number) {
    return new Write(Cause.PUT, Utf8Bytes.of(Long.toString(number)), Expiry.KEEP);
  }
}

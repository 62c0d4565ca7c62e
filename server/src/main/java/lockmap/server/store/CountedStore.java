package lockmap.server.store;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Any store, with its operations counted, listings left out. Safe for any number of threads. */
public final class CountedStore implements Store {

  private final Store store;
  private final LongAdder gets = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder deletes = new LongAdder();
  private final LongAdder swapped = new LongAdder();
  private final LongAdder notSwapped = new LongAdder();

  /**
   * Counts from 0.
   *
   * @param store what carries the operations out
   */
  public CountedStore(Store store) {
    this.store = store;
  }

  /**
   * How many operations of each kind were carried out, whatever became of them.
   *
   * @param gets reads
   * @param puts writes
   * @param deletes removals
   * @param swapped compare-and-swaps that swapped
   * @param notSwapped compare-and-swaps that did not
   */
  public record Counts(long gets, long puts, long deletes, long swapped, long notSwapped) {

    /** All compare-and-swaps. */
    public long swaps() {
      return swapped + notSwapped;
    }

    /** All operations. */
    public long total() {
      return gets + puts + deletes + swaps();
    }
  }

  /** The counts so far; they may be of slightly different moments. */
  public Counts counts() {
    return new Counts(gets.sum(), puts.sum(), deletes.sum(), swapped.sum(), notSwapped.sum());
  }

  @Override
  public @Nullable Slot get(Utf8Bytes key) {
    gets.increment();
    return store.get(key);
  }

  @Override
  public Outcome apply(Operation operation) {
    Outcome outcome = store.apply(operation);
    count(operation, hasChanged(outcome));
    return outcome;
  }

  /**
   * Carries out several operations as one act, and counts each. Where one fails, it and those
   * before it are counted, since they were tried, but none as a swap that swapped.
   */
  @Override
  public BatchOutcome applyAtomically(List<Operation> operations) {
    BatchOutcome outcome = store.applyAtomically(operations);
    switch (outcome) {
      case BatchOutcome.Done(List<Outcome> outcomes) -> {
        for (int at = 0; at < outcomes.size(); at++) {
          count(operations.get(at), hasChanged(outcomes.get(at)));
        }
      }
      case BatchOutcome.Refused(List<Outcome> before, Outcome _) ->
          operations.subList(0, before.size() + 1).forEach(operation -> count(operation, false));
    }
    return outcome;
  }

  private void count(Operation operation, boolean changed) {
    switch (operation) {
      case Operation.Get _ -> gets.increment();
      case Operation.Put _, Operation.Increment _, Operation.Touch _ -> puts.increment();
      case Operation.Delete _ -> deletes.increment();
      case Operation.CompareAndSwap _, Operation.CompareAndDelete _ ->
          (changed ? swapped : notSwapped).increment();
    }
  }

  private static boolean hasChanged(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created _, Outcome.Replaced _, Outcome.Deleted _ -> true;
      case Outcome.Found _,
          Outcome.Missing _,
          Outcome.Conflict _,
          Outcome.NotCountable _,
          Outcome.Failure _ ->
          false;
    };
  }

  @Override
  public View view(Utf8Bytes key) {
    return store.view(key);
  }

  @Override
  public long revision() {
    return store.revision();
  }

  @Override
  public long size() {
    return store.size();
  }

  @Override
  public List<Slot> list(KeyRange range, int limit) {
    return store.list(range, limit);
  }

  @Override
  public long count(KeyRange range) {
    return store.count(range);
  }
}

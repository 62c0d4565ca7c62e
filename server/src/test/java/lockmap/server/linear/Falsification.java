package lockmap.server.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import org.jspecify.annotations.Nullable;

/** Ways to make a true history of one key into one that no store could have. */
public enum Falsification {
  /** A read finds what a write had replaced before it began. */
  STALE_READ {
    @Override
    public Optional<List<Call>> of(List<Call> history, Random random) {
      Map<Long, Call> writes = writes(history);
      return change(
          history,
          random,
          call -> isRead(call) && older(call, writes).isPresent(),
          read -> {
            Call old = older(read, writes).orElseThrow();
            String value = ((Operation.Put) old.steps().getFirst().operation()).value();
            return answered(read, Outcome.found(value).at(revision(old)));
          });
    }
  },
  /** A read finds what is written only after it ended. */
  READ_OF_THE_FUTURE {
    @Override
    public Optional<List<Call>> of(List<Call> history, Random random) {
      Map<Long, Call> reads =
          history.stream()
              .filter(Falsification::isRead)
              .collect(Collectors.toMap(Falsification::revision, read -> read, (one, _) -> one));
      return change(
          history,
          random,
          call -> isWrite(call) && reads.containsKey(revision(call)),
          write -> {
            long end = reads.get(revision(write)).ended();
            return new Call(write.steps(), end + 1, Math.max(write.ended(), end + 2));
          });
    }
  },
  /** An increment answers as if it had found the number that the one before it had found. */
  LOST_UPDATE {
    @Override
    public Optional<List<Call>> of(List<Call> history, Random random) {
      return change(
          history,
          random,
          call ->
              operation(call) instanceof Operation.Increment(String _, long by)
                  && by != 0
                  && status(call) == 200,
          call -> {
            Operation.Increment increment = (Operation.Increment) operation(call);
            long number = Long.parseLong(String.valueOf(outcome(call).value()));
            String lost = Long.toString(number - increment.by());
            return answered(call, Outcome.found(lost).at(revision(call)));
          });
    }
  },
  /** A swap whose condition did not hold is said to have succeeded. */
  SWAP_THAT_SHOULD_HAVE_FAILED {
    @Override
    public Optional<List<Call>> of(List<Call> history, Random random) {
      Map<Long, Call> writes = writes(history);
      return change(
          history,
          random,
          call ->
              operation(call) instanceof Operation.CompareAndSwap
                  && status(call) == 412
                  && !writes.containsKey(revision(call) + 1),
          call -> answered(call, Outcome.REPLACED.at(revision(call) + 1)));
    }
  },
  /** A write that was read is said never to have been. */
  VALUE_FROM_NOWHERE {
    @Override
    public Optional<List<Call>> of(List<Call> history, Random random) {
      List<Long> read =
          history.stream().filter(Falsification::isRead).map(Falsification::revision).toList();
      return change(
          history, random, call -> isWrite(call) && read.contains(revision(call)), _ -> null);
    }
  };

  /** A false history much like a true one, or nothing where that gives no occasion for it. */
  public abstract Optional<List<Call>> of(List<Call> history, Random random);

  private interface Change {
    @Nullable Call of(Call call);
  }

  private static Optional<List<Call>> change(
      List<Call> history, Random random, Predicate<Call> fits, Change change) {
    List<Call> fitting = history.stream().filter(fits).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Call chosen = fitting.get(random.nextInt(fitting.size()));
    List<Call> changed = new ArrayList<>(history);
    changed.remove(chosen);
    Call instead = change.of(chosen);
    if (instead != null) {
      changed.add(instead);
    }
    return Optional.of(changed);
  }

  /** A plain write of which another one that ended before the read began is the successor. */
  private static Optional<Call> older(Call read, Map<Long, Call> writes) {
    long newest =
        writes.values().stream()
            .filter(write -> write.ended() < read.begun())
            .mapToLong(Falsification::revision)
            .max()
            .orElse(0);
    return writes.values().stream()
        .filter(write -> operation(write) instanceof Operation.Put && revision(write) < newest)
        .max(Comparator.comparingLong(Falsification::revision));
  }

  private static Map<Long, Call> writes(List<Call> history) {
    return history.stream()
        .filter(Falsification::isWrite)
        .collect(Collectors.toMap(Falsification::revision, write -> write));
  }

  private static boolean isRead(Call call) {
    return operation(call) instanceof Operation.Get && status(call) == 200;
  }

  private static boolean isWrite(Call call) {
    return !call.isOpen() && ToldState.isWrite(call.steps().getFirst());
  }

  private static Operation operation(Call call) {
    return call.steps().getFirst().operation();
  }

  private static int status(Call call) {
    return call.isOpen() ? 0 : outcome(call).status();
  }

  private static Outcome outcome(Call call) {
    Outcome outcome = call.steps().getFirst().outcome();
    if (outcome == null) {
      throw new IllegalArgumentException("never answered: " + call);
    }
    return outcome;
  }

  private static long revision(Call call) {
    Long revision = outcome(call).revision();
    if (revision == null) {
      throw new IllegalArgumentException("without a revision: " + call);
    }
    return revision;
  }

  private static Call answered(Call call, Outcome outcome) {
    return Call.of(operation(call), outcome, call.begun(), call.ended());
  }
}

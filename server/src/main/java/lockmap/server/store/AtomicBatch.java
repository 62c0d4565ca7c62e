package lockmap.server.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Several operations that are carried out as one act, once and by one thread; {@link LockMap} says
 * why nobody sees it half done.
 *
 * <p>While it holds all stripes that it concerns it goes through its operations twice. At first
 * only in thought: each is decided by what those before it would leave. If one cannot be carried
 * out, nothing has happened. Otherwise all that can fail is done next: memory is taken for what the
 * batch adds on the whole, tables grow and keys enter the index, or all of it is undone. Then the
 * revisions are taken at once, and each operation is carried out as it was decided.
 */
final class AtomicBatch {

  private final AtomicLong revisions;
  private final MemoryBudget budget;
  private final KeyIndex index;
  private final SortedMap<Integer, Stripe> stripes = new TreeMap<>();
  private final Map<Utf8Bytes, BatchKey> keys = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  AtomicBatch(AtomicLong revisions, MemoryBudget budget, KeyIndex index) {
    this.revisions = revisions;
    this.budget = budget;
    this.index = index;
  }

  private record Step(Operation operation, BatchKey key) {}

  /** What a step was decided to be, and what would have become of it. */
  private record Rehearsed(BatchKey key, Decision decision, Outcome outcome, long growth) {

    boolean isChange() {
      return switch (decision) {
        case Decision.Leave _, Decision.Refuse _ -> false;
        case Decision.Write _, Decision.Remove _ -> true;
      };
    }
  }

  /**
   * Adds an operation.
   *
   * @param number the stripe's place among all stripes
   * @param stripe where the operation's key has its place
   * @param hash its hash there
   */
  void add(Operation operation, int number, Stripe stripe, int hash) {
    stripes.put(number, stripe);
    BatchKey key = keys.computeIfAbsent(operation.key(), name -> new BatchKey(name, stripe, hash));
    steps.add(new Step(operation, key));
  }

  /**
   * Carries the operations out, or none of them.
   *
   * @param ticker the time, in nanoseconds, which is asked for once: the batch has one moment
   */
  BatchOutcome carryOut(LongSupplier ticker) {
    List<Stripe> inOrder = List.copyOf(stripes.values());
    int held = 0;
    try {
      while (held < inOrder.size()) {
        inOrder.get(held).hold();
        held++;
      }
      long now = ticker.getAsLong();
      return carryOutAlone(() -> now);
    } finally {
      while (held > 0) {
        inOrder.get(--held).letGo();
      }
    }
  }

  private BatchOutcome carryOutAlone(LongSupplier clock) {
    keys.values().forEach(key -> key.look(clock));
    List<Rehearsed> rehearsed = new ArrayList<>(steps.size());
    for (Step step : steps) {
      Rehearsed next = rehearse(step, clock);
      if (next.decision instanceof Decision.Refuse(Outcome reason)) {
        return refused(rehearsed, reason);
      }
      rehearsed.add(next);
    }
    keys.values().forEach(key -> key.dropExpired(clock));
    long growth = rehearsed.stream().mapToLong(Rehearsed::growth).sum();
    long taken = Math.max(growth, 0);
    if (!budget.adjust(taken)) {
      return refused(upToTheBound(rehearsed), new Outcome.Full(budget.limit()));
    }
    makeReady(taken);
    List<Outcome> outcomes = perform(rehearsed, clock);
    budget.adjust(growth - taken);
    cleanUp();
    return new BatchOutcome.Done(outcomes);
  }

  private static Rehearsed rehearse(Step step, LongSupplier clock) {
    BatchKey key = step.key;
    long before = key.weight();
    Decision decision = key.decide(step.operation);
    Outcome outcome = key.rehearse(decision, clock);
    return new Rehearsed(key, decision, outcome, key.weight() - before);
  }

  private static BatchOutcome refused(List<Rehearsed> before, Outcome reason) {
    return new BatchOutcome.Refused(before.stream().map(Rehearsed::outcome).toList(), reason);
  }

  /** Those before the one that goes past the bound, by what there is room for now. */
  private List<Rehearsed> upToTheBound(List<Rehearsed> rehearsed) {
    long room = budget.room();
    long sum = 0;
    int last = 0;
    for (int at = 0; at < rehearsed.size(); at++) {
      long growth = rehearsed.get(at).growth;
      sum += growth;
      if (growth > 0) {
        last = at;
        if (sum > room) {
          break;
        }
      }
    }
    return rehearsed.subList(0, last);
  }

  /** Does what may fail for want of memory, or undoes it. */
  private void makeReady(long taken) {
    try {
      keys.values().stream()
          .collect(groupingBy(BatchKey::stripe, summingInt(BatchKey::newPlaces)))
          .forEach(Stripe::makeRoom);
      for (BatchKey key : keys.values()) {
        if (key.needsWheel()) {
          key.stripe().makeWheel();
        }
        if (key.comes()) {
          index.add(key.key());
        }
      }
    } catch (OutOfMemoryError e) {
      for (BatchKey key : keys.values()) {
        if (key.comes()) {
          index.remove(key.key());
        }
      }
      budget.adjust(-taken);
      throw e;
    }
  }

  private List<Outcome> perform(List<Rehearsed> rehearsed, LongSupplier clock) {
    keys.values().forEach(BatchKey::rewind);
    List<Outcome> outcomes = new ArrayList<>(rehearsed.size());
    long revision = revisions.getAndAdd(rehearsed.stream().filter(Rehearsed::isChange).count());
    for (Rehearsed step : rehearsed) {
      if (step.isChange()) {
        revision++;
      }
      outcomes.add(step.key.perform(step.decision, revision, clock));
    }
    return outcomes;
  }

  private void cleanUp() {
    for (BatchKey key : keys.values()) {
      if (key.goes()) {
        index.remove(key.key());
      }
    }
    stripes.values().forEach(Stripe::shrink);
  }
}

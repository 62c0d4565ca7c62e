package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a store does, as plainly as it can be said: one map, one thread, all answers as text. */
final class StoreModel {

  private Map<Utf8Bytes, Entry> entries = new HashMap<>();
  private Map<Utf8Bytes, Long> lastChanges = new HashMap<>();
  private List<String> changes = new ArrayList<>();
  private final long maxMemory;
  private long memory;
  private long revision;

  private record Entry(Utf8Bytes value, long revision, long deadline) {}

  StoreModel(long maxMemory) {
    this.maxMemory = maxMemory;
  }

  String apply(Operation operation, long now) {
    Utf8Bytes key = operation.key();
    if (!(operation instanceof Operation.Get)) {
      expire(key, now);
    }
    Entry entry = standing(key, now);
    return switch (operation) {
      case Operation.Get _ -> entry == null ? "missing" : "found " + text(key, entry);
      case Operation.Put put ->
          holds(put.condition(), entry)
              ? write(Cause.PUT, key, entry, put.value(), deadline(put.expiry(), entry, now))
              : conflict(key, entry);
      case Operation.Delete delete when !holds(delete.condition(), entry) -> conflict(key, entry);
      case Operation.Delete _ -> entry == null ? "missing" : delete(key, entry);
      case Operation.CompareAndSwap swap when holds(swap.condition(), entry) ->
          write(Cause.CAS, key, entry, swap.replacement(), deadline(swap.expiry(), entry, now));
      case Operation.CompareAndSwap _ -> entry == null ? "missing" : conflict(key, entry);
      case Operation.CompareAndDelete swap when entry != null && holds(swap.condition(), entry) ->
          delete(key, entry);
      case Operation.CompareAndDelete _ -> entry == null ? "missing" : conflict(key, entry);
      case Operation.Touch touch ->
          entry == null
              ? "missing"
              : write(Cause.PUT, key, entry, entry.value, deadline(touch.expiry(), entry, now));
      case Operation.Increment increment -> add(key, entry, increment.by());
    };
  }

  /**
   * Tries all operations on a copy, and becomes the copy where none fails and the memory suffices.
   */
  List<String> applyAtomically(List<Operation> operations, long now) {
    StoreModel trial = copy();
    operations.forEach(operation -> trial.expire(operation.key(), now));
    List<String> outcomes = new ArrayList<>();
    int firstTooMuch = 0;
    for (Operation operation : operations) {
      long before = trial.memory;
      String outcome = trial.apply(operation, now);
      if (fails(operation, outcome)) {
        return refused(outcomes, outcome);
      }
      if (trial.memory > Math.max(before, maxMemory) && firstTooMuch == 0) {
        firstTooMuch = 1 + outcomes.size();
      }
      outcomes.add(outcome);
    }
    operations.forEach(operation -> expire(operation.key(), now));
    if (trial.memory > Math.max(memory, maxMemory)) {
      return refused(outcomes.subList(0, firstTooMuch - 1), "full at " + maxMemory);
    }
    become(trial);
    return outcomes;
  }

  private static boolean fails(Operation operation, String outcome) {
    return switch (outcome.split(" ", 2)[0]) {
      case "conflict", "not" -> true;
      case "missing" ->
          !(operation instanceof Operation.Get || operation instanceof Operation.Delete);
      default -> false;
    };
  }

  private static List<String> refused(List<String> before, String reason) {
    List<String> outcomes = new ArrayList<>(before);
    outcomes.add("refused: " + reason);
    return outcomes;
  }

  private StoreModel copy() {
    StoreModel copy = new StoreModel(Long.MAX_VALUE);
    copy.become(this);
    return copy;
  }

  private void become(StoreModel other) {
    entries = new HashMap<>(other.entries);
    lastChanges = new HashMap<>(other.lastChanges);
    changes = new ArrayList<>(other.changes);
    memory = other.memory;
    revision = other.revision;
  }

  /** Takes note that the store removed a key by itself, which it may do at any time. */
  void noteExpiry(Change told, long now) {
    assertEquals(Cause.EXPIRED, told.cause());
    assertTrue(expire(told.key(), now), () -> Texts.of(told) + " though it stands or is gone");
    assertEquals(changes.getLast(), Texts.of(told));
  }

  void checkView(View view, long now) {
    expire(view.key(), now);
    Entry entry = standing(view.key(), now);
    assertEquals(entry == null ? "nothing" : text(view.key(), entry), Texts.of(view.slot()));
    assertTrue(view.asOf() >= lastChanges.getOrDefault(view.key(), 0L), "the view is too old");
    assertTrue(view.asOf() <= revision, "the view is of the future");
  }

  long size(long now) {
    return entries.values().stream().filter(entry -> entry.deadline > now).count();
  }

  List<String> list(Utf8Bytes prefix, Utf8Bytes after, long now) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().deadline > now)
        .filter(entry -> entry.getKey().startsWith(prefix) && entry.getKey().compareTo(after) > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> text(entry.getKey(), entry.getValue()))
        .toList();
  }

  long overdueSince(long time) {
    return entries.values().stream().filter(entry -> entry.deadline <= time).count();
  }

  long memory() {
    return memory;
  }

  long revision() {
    return revision;
  }

  List<String> changes() {
    return changes;
  }

  /** What stands, whether expired or not, as a replay of the changes must give it. */
  Map<Utf8Bytes, String> entries() {
    Map<Utf8Bytes, String> texts = new HashMap<>();
    entries.forEach((key, entry) -> texts.put(key, text(key, entry)));
    return texts;
  }

  private @Nullable Entry standing(Utf8Bytes key, long now) {
    Entry entry = entries.get(key);
    return entry == null || entry.deadline <= now ? null : entry;
  }

  private boolean expire(Utf8Bytes key, long now) {
    Entry entry = entries.get(key);
    if (entry == null || entry.deadline > now) {
      return false;
    }
    remove(Cause.EXPIRED, key, entry);
    return true;
  }

  private String delete(Utf8Bytes key, Entry entry) {
    remove(Cause.DELETE, key, entry);
    return "deleted " + text(key, entry) + " @" + revision;
  }

  private void remove(Cause cause, Utf8Bytes key, Entry entry) {
    entries.remove(key);
    memory -= MemoryBudget.weigh(key, entry.value);
    tell(cause, key, "nothing");
  }

  private String write(
      Cause cause, Utf8Bytes key, @Nullable Entry previous, Utf8Bytes value, long deadline) {
    long before = previous == null ? 0 : MemoryBudget.weigh(key, previous.value);
    long growth = MemoryBudget.weigh(key, value) - before;
    if (growth > 0 && memory + growth > maxMemory) {
      return "full at " + maxMemory;
    }
    memory += growth;
    Entry entry = new Entry(value, revision + 1, deadline);
    entries.put(key, entry);
    tell(cause, key, text(key, entry));
    return previous == null
        ? "created " + text(key, entry)
        : "replaced " + text(key, previous) + " by " + text(key, entry);
  }

  private void tell(Cause cause, Utf8Bytes key, String slot) {
    revision++;
    lastChanges.put(key, revision);
    changes.add(cause + " " + key + " @" + revision + ": " + slot);
  }

  private String add(Utf8Bytes key, @Nullable Entry entry, long by) {
    BigInteger number = BigInteger.ZERO;
    if (entry != null) {
      String text = entry.value.toString();
      if (!text.matches("0|-?[1-9][0-9]*")) {
        return "not countable " + text(key, entry);
      }
      number = new BigInteger(text);
    }
    BigInteger sum = number.add(BigInteger.valueOf(by));
    if (entry != null && (number.bitLength() > 63 || sum.bitLength() > 63)) {
      return "not countable " + text(key, entry);
    }
    long deadline = entry == null ? Slot.NEVER : entry.deadline;
    return write(Cause.PUT, key, entry, Utf8Bytes.of(sum.toString()), deadline);
  }

  private static String conflict(Utf8Bytes key, @Nullable Entry entry) {
    return "conflict with " + (entry == null ? "nothing" : text(key, entry));
  }

  private static boolean holds(Condition condition, @Nullable Entry entry) {
    return switch (condition) {
      case Condition.None _ -> true;
      case Condition.Absent _ -> entry == null;
      case Condition.Present _ -> entry != null;
      case Condition.WrittenBy by -> entry != null && by.revisions().contains(entry.revision);
      case Condition.Holding holding -> entry != null && entry.value.equals(holding.value());
    };
  }

  private static long deadline(Expiry expiry, @Nullable Entry previous, long now) {
    return switch (expiry) {
      case Expiry.Never _ -> Slot.NEVER;
      case Expiry.Keep _ -> previous == null ? Slot.NEVER : previous.deadline;
      case Expiry.After after -> now + after.nanos();
    };
  }

  private static String text(Utf8Bytes key, Entry entry) {
    return Texts.of(key, entry.value, entry.revision, entry.deadline);
  }
}

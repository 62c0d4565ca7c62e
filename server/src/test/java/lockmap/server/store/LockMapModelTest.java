package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random lives of a map and of its model, which must never differ. */
class LockMapModelTest {

  private static final int STEPS = 1_000;
  private static final long TICK = 1L << 23;
  private static final List<Utf8Bytes> VALUES =
      List.of(Utf8Bytes.EMPTY, Utf8Bytes.of("a"), Utf8Bytes.of("b"), Utf8Bytes.of("b".repeat(99)));

  /** Where keys have their homes: the upper bits name the stripe, the lower ones the place. */
  enum Hash {
    SPREAD,
    ALL_THE_SAME,
    ALL_AT_THE_END_OF_THE_TABLE,
    FIVE_PLACES_ROUND_ITS_END,
    TWO_STRIPES_OF_ONE_PLACE;

    long of(Utf8Bytes key) {
      return switch (this) {
        case SPREAD -> new Random(key.hashCode()).nextLong();
        case ALL_THE_SAME -> 0;
        case ALL_AT_THE_END_OF_THE_TABLE -> -1;
        case FIVE_PLACES_ROUND_ITS_END -> Integer.toUnsignedLong(key.hashCode() % 3);
        case TWO_STRIPES_OF_ONE_PLACE -> (long) key.hashCode() << (Long.SIZE - 1);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesWhatItsModelDoes(Hash hash) {
    Seeded.rounds(100, random -> new Life(random, hash::of).live());
  }

  private static final class Life {

    private final Random random;
    private final int keys;
    private final ManualTicker ticker = new ManualTicker();
    private final RecordedChanges changes = new RecordedChanges();
    private final LockMap map;
    private final StoreModel model;

    Life(Random random, ToLongFunction<Utf8Bytes> hash) {
      this.random = random;
      this.keys = 1 + random.nextInt(60);
      long maxMemory = random.nextBoolean() ? Long.MAX_VALUE : 80L * keys;
      var options = new LockMap.Options(2 << random.nextInt(4), 0, maxMemory);
      this.map = new LockMap(options, ticker, hash, changes);
      this.model = new StoreModel(maxMemory);
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(14)) {
          case 0 -> ticker.advance(Seeded.magnitude(random, 1L << 42));
          case 1 -> expireDue();
          case 2 -> countKeys();
          case 3 -> model.checkView(map.view(key()), ticker.getAsLong());
          case 4 -> listKeys();
          case 5 -> applyAtomically(operations(step / (STEPS / 4) % 2 == 0));
          default -> apply(operation(step / (STEPS / 4) % 2 == 0));
        }
        assertEquals(model.revision(), map.revision());
        assertEquals(model.memory(), map.memory());
      }
      assertEquals(model.changes(), Texts.of(changes.all()));
      assertEquals(model.entries(), replayed());
      outliveAllDeadlines();
    }

    private void apply(Operation operation) {
      String expected = model.apply(operation, ticker.getAsLong());
      assertEquals(expected, Texts.of(map.apply(operation)), operation::toString);
    }

    private void applyAtomically(List<Operation> operations) {
      List<String> expected = model.applyAtomically(operations, ticker.getAsLong());
      BatchOutcome outcome = map.applyAtomically(operations);
      List<String> actual = Texts.of(outcome);
      if (outcome instanceof BatchOutcome.Refused) {
        expected = withoutRevisions(expected);
        actual = withoutRevisions(actual);
      }
      assertEquals(expected, actual, operations::toString);
    }

    private static List<String> withoutRevisions(List<String> outcomes) {
      return outcomes.stream().map(outcome -> outcome.replaceAll(" @-?[0-9]+", "")).toList();
    }

    private void expireDue() {
      map.expireDue();
      noteExpiries();
      assertEquals(0, model.overdueSince(ticker.getAsLong() - TICK));
    }

    private void countKeys() {
      assertEquals(model.size(ticker.getAsLong()), map.size());
      noteExpiries();
    }

    private void listKeys() {
      Utf8Bytes prefix = Utf8Bytes.of("key" + (random.nextBoolean() ? "" : random.nextInt(7)));
      Utf8Bytes after = random.nextBoolean() ? Utf8Bytes.EMPTY : key();
      int limit = random.nextInt(keys + 1);
      KeyRange range = KeyRange.under(prefix).after(after);
      long now = ticker.getAsLong();
      List<String> expected = model.list(prefix, after, now);
      assertEquals(
          expected.subList(0, Math.min(limit, expected.size())),
          map.list(range, limit).stream().map(Texts::of).toList());
      assertEquals(expected.size(), map.count(range));
    }

    private void noteExpiries() {
      List<Change> told = changes.all();
      for (Change change : told.subList(model.changes().size(), told.size())) {
        model.noteExpiry(change, ticker.getAsLong());
      }
    }

    private void outliveAllDeadlines() {
      ticker.advance(1L << 60);
      expireDue();
      assertEquals(model.size(ticker.getAsLong()), map.size());
      assertEquals(model.entries(), replayed());
      for (Utf8Bytes key : model.entries().keySet()) {
        assertTrue(map.get(key) != null, key::toString);
      }
    }

    private Map<Utf8Bytes, String> replayed() {
      Map<Utf8Bytes, String> standing = new HashMap<>();
      for (Change change : changes.all()) {
        if (change.slot() == null) {
          standing.remove(change.key());
        } else {
          standing.put(change.key(), Texts.of(change.slot()));
        }
      }
      return standing;
    }

    /** Some operations, few enough for none of them to fail often. */
    private List<Operation> operations(boolean filling) {
      int most = 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 6);
      boolean careful = random.nextBoolean();
      return Stream.generate(() -> careful ? unconditional(filling) : operation(filling))
          .limit(random.nextInt(most + 1))
          .toList();
    }

    private Operation unconditional(boolean filling) {
      return switch (random.nextInt(4)) {
        case 0 -> new Operation.Get(key());
        case 1 -> new Operation.Delete(key());
        case 2 -> new Operation.Put(key(), value(), expiry());
        default ->
            filling ? new Operation.Put(key(), value(), expiry()) : new Operation.Delete(key());
      };
    }

    private Operation operation(boolean filling) {
      return switch (random.nextInt(14)) {
        case 0 -> new Operation.Get(key());
        case 1, 2 -> new Operation.CompareAndSwap(key(), value(), value());
        case 3 -> new Operation.Delete(key());
        case 4 -> new Operation.Put(key(), value(), expiry());
        case 5 -> new Operation.Put(key(), value(), expiry(), condition());
        case 6 -> new Operation.Delete(key(), condition());
        case 7 -> new Operation.CompareAndSwap(key(), condition(), value(), expiry());
        case 8 -> new Operation.CompareAndDelete(key(), condition());
        case 9, 10 -> new Operation.Increment(key(), Seeded.magnitude(random, Long.MAX_VALUE));
        case 11 -> new Operation.Touch(key(), expiry());
        default ->
            filling ? new Operation.Put(key(), value(), expiry()) : new Operation.Delete(key());
      };
    }

    private Condition condition() {
      return switch (random.nextInt(4)) {
        case 0 -> Condition.ABSENT;
        case 1 -> Condition.PRESENT;
        case 2 -> new Condition.Holding(value());
        default -> new Condition.WrittenBy(Math.max(0, map.revision() - random.nextInt(4)));
      };
    }

    private Expiry expiry() {
      return switch (random.nextInt(4)) {
        case 0 -> Expiry.NEVER;
        case 1 -> Expiry.KEEP;
        default -> new Expiry.After(Seeded.magnitude(random, 1L << 42));
      };
    }

    private Utf8Bytes key() {
      return Utf8Bytes.of("key" + random.nextInt(keys));
    }

    private Utf8Bytes value() {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
  }
}

package lockmap.server.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * That atomic batches over two stripes, pages and operations on single keys at once give what they
 * would give one by one, revisions included. By real threads, since a model checker does not come
 * through the collections that a batch keeps for itself.
 */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
public final class LockMapBatchLincheckTest {

  /** One in each stripe. */
  private static final Utf8Bytes[] KEYS =
      Stream.of("a", "b").map(Utf8Bytes::of).toArray(Utf8Bytes[]::new);

  private final LockMap map =
      new LockMap(
          new LockMap.Options(2, 0, Long.MAX_VALUE),
          () -> 0,
          key -> key.equals(KEYS[0]) ? 0 : -1,
          _ -> {});

  @Operation
  public String countBoth() {
    return text(map.applyAtomically(both(key -> increment(key))));
  }

  /** The other way round, so that batches get into each other's way. */
  @Operation
  public String countBothBackwards() {
    return text(map.applyAtomically(both(key -> increment(key)).reversed()));
  }

  @Operation
  public String readBoth() {
    return text(map.applyAtomically(both(lockmap.server.store.Operation.Get::new)));
  }

  @Operation
  public String deleteBoth() {
    return text(map.applyAtomically(both(lockmap.server.store.Operation.Delete::new)));
  }

  @Operation
  public String page() {
    return map.list(KeyRange.under(Utf8Bytes.EMPTY), 2).stream()
        .map(Texts::of)
        .collect(Collectors.joining(", "));
  }

  @Operation
  public String count(@Param(name = "key") int key) {
    return Texts.of(map.apply(increment(KEYS[key])));
  }

  @Operation
  public String get(@Param(name = "key") int key) {
    Slot slot = map.get(KEYS[key]);
    return slot == null ? "nothing" : Texts.of(slot);
  }

  @Test
  void isLinearizable() {
    new StressOptions()
        .iterations(Integer.getInteger("iterations", 30))
        .invocationsPerIteration(3_000)
        .threads(3)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .check(LockMapBatchLincheckTest.class);
  }

  private static lockmap.server.store.Operation increment(Utf8Bytes key) {
    return new lockmap.server.store.Operation.Increment(key, 1);
  }

  private interface OnKey {
    lockmap.server.store.Operation of(Utf8Bytes key);
  }

  private static List<lockmap.server.store.Operation> both(OnKey operation) {
    return Arrays.stream(KEYS).map(operation::of).toList();
  }

  private static String text(BatchOutcome outcome) {
    return switch (outcome) {
      case BatchOutcome.Done(List<Outcome> outcomes) ->
          outcomes.stream().map(Texts::of).collect(Collectors.joining(", "));
      case BatchOutcome.Refused(List<Outcome> _, Outcome reason) -> "refused: " + Texts.of(reason);
    };
  }
}

package lockmap.server.store;

import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * That a few operations at once give what they would give one by one, revisions included, in every
 * interleaving that a model checker comes to. All keys have the last group for a home, which is
 * full, and the table holds as many as it may. So the first of the three keys is at home, the
 * second behind its end, where it moves from when the first is removed, and the third makes the
 * table grow.
 */
@Param(name = "key", gen = IntGen.class, conf = "0:2")
public final class LockMapLincheckTest {

  private static final Utf8Bytes[] KEYS =
      Stream.of("a", "b", "c").map(Utf8Bytes::of).toArray(Utf8Bytes[]::new);
  private static final int OTHERS = 10;
  private static final Utf8Bytes ONE = Utf8Bytes.of("1");
  private static final Utf8Bytes TWO = Utf8Bytes.of("2");

  private final LockMap map =
      new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), () -> 0, _ -> -1, _ -> {});

  public LockMapLincheckTest() {
    put(0);
    for (int other = 0; other < OTHERS; other++) {
      Utf8Bytes key = Utf8Bytes.of("other" + other);
      map.apply(new lockmap.server.store.Operation.Put(key, ONE, Expiry.NEVER));
    }
    put(1);
  }

  @Operation
  public long get(@Param(name = "key") int key) {
    Slot slot = map.get(KEYS[key]);
    return slot == null ? 0 : slot.revision();
  }

  @Operation
  public long put(@Param(name = "key") int key) {
    return found(new lockmap.server.store.Operation.Put(KEYS[key], ONE, Expiry.NEVER));
  }

  @Operation
  public long swap(@Param(name = "key") int key) {
    return found(new lockmap.server.store.Operation.CompareAndSwap(KEYS[key], ONE, TWO));
  }

  @Operation
  public long delete(@Param(name = "key") int key) {
    return found(new lockmap.server.store.Operation.Delete(KEYS[key]));
  }

  @Operation
  public long revision() {
    return map.revision();
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("iterations", 40))
        .invocationsPerIteration(200)
        .loopIterationsBeforeThreadSwitch(32)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(0)
        .actorsAfter(2)
        .check(LockMapLincheckTest.class);
  }

  /** The revision that an operation found, if any, which says all about what it did. */
  private long found(lockmap.server.store.Operation operation) {
    return switch (map.apply(operation)) {
      case Outcome.Found found -> found.slot().revision();
      case Outcome.Replaced replaced -> replaced.previous().revision();
      case Outcome.Deleted deleted -> deleted.previous().revision();
      case Outcome.Conflict conflict ->
          conflict.current() == null ? 0 : -conflict.current().revision();
      case Outcome.NotCountable not -> -not.current().revision();
      case Outcome.Created _, Outcome.Missing _, Outcome.Failure _ -> 0;
    };
  }
}

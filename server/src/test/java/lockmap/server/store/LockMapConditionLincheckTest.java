package lockmap.server.store;

import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * That operations with conditions at once give what they would give one by one, revisions included,
 * in every interleaving that a model checker comes to. All keys have one home, and there is one
 * more than the operations are about, behind which a removal moves them.
 */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
@Param(name = "revision", gen = IntGen.class, conf = "1:6")
public final class LockMapConditionLincheckTest {

  private static final Utf8Bytes[] KEYS =
      Stream.of("a", "b", "c").map(Utf8Bytes::of).toArray(Utf8Bytes[]::new);
  private static final Utf8Bytes ONE = Utf8Bytes.of("1");
  private static final Utf8Bytes TWO = Utf8Bytes.of("2");

  private final LockMap map =
      new LockMap(new LockMap.Options(2, 0, Long.MAX_VALUE), () -> 0, _ -> -1, _ -> {});

  public LockMapConditionLincheckTest() {
    for (Utf8Bytes key : KEYS) {
      map.apply(new lockmap.server.store.Operation.Put(key, ONE, Expiry.NEVER));
    }
  }

  @Operation
  public String get(@Param(name = "key") int key) {
    Slot slot = map.get(KEYS[key]);
    return slot == null ? "nothing" : Texts.of(slot);
  }

  @Operation
  public String create(@Param(name = "key") int key) {
    return put(key, ONE, Condition.ABSENT);
  }

  @Operation
  public String putAt(@Param(name = "key") int key, @Param(name = "revision") int revision) {
    return put(key, TWO, new Condition.WrittenBy(revision));
  }

  @Operation
  public String swap(@Param(name = "key") int key) {
    return text(new lockmap.server.store.Operation.CompareAndSwap(KEYS[key], ONE, TWO));
  }

  @Operation
  public String swapAt(@Param(name = "key") int key, @Param(name = "revision") int revision) {
    return text(
        new lockmap.server.store.Operation.CompareAndSwap(
            KEYS[key], new Condition.WrittenBy(revision), ONE, Expiry.KEEP));
  }

  @Operation
  public String removeIfTwo(@Param(name = "key") int key) {
    return text(
        new lockmap.server.store.Operation.CompareAndDelete(KEYS[key], new Condition.Holding(TWO)));
  }

  @Operation
  public String deleteAt(@Param(name = "key") int key, @Param(name = "revision") int revision) {
    return text(
        new lockmap.server.store.Operation.Delete(KEYS[key], new Condition.WrittenBy(revision)));
  }

  @Operation
  public String increment(@Param(name = "key") int key) {
    return text(new lockmap.server.store.Operation.Increment(KEYS[key], 1));
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("iterations", 10))
        .invocationsPerIteration(200)
        .loopIterationsBeforeThreadSwitch(32)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(0)
        .actorsAfter(2)
        .check(LockMapConditionLincheckTest.class);
  }

  private String put(int key, Utf8Bytes value, Condition condition) {
    return text(new lockmap.server.store.Operation.Put(KEYS[key], value, Expiry.NEVER, condition));
  }

  private String text(lockmap.server.store.Operation operation) {
    return Texts.of(map.apply(operation));
  }
}

package lockmap.server.feed;

import lockmap.server.store.Cause;
import lockmap.server.store.Change;
import lockmap.server.store.Utf8Bytes;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * That writers may file changes in any order, even where the ring has come round and they meet in
 * one place, in every interleaving that a model checker comes to.
 */
@Param(name = "revision", gen = IntGen.class, conf = "1:6")
public final class HistoryLincheckTest {

  private static final Utf8Bytes KEY = Utf8Bytes.of("k");

  private final History history = new History(2, Long.MAX_VALUE, 0);

  public HistoryLincheckTest() {
    add(1);
    add(2);
  }

  @Operation
  public void add(@Param(name = "revision") int revision) {
    history.add(new Change(Cause.DELETE, KEY, null, revision));
  }

  @Operation
  public boolean at(@Param(name = "revision") int revision) {
    return history.at(revision) != null;
  }

  @Operation
  public long goneUpTo(@Param(name = "revision") int revision) {
    return history.goneUpTo(revision);
  }

  /** Asked when nobody files any more: meanwhile it may lack what is on its way. */
  @Operation(nonParallelGroup = "reader", runOnce = true)
  public long oldest() {
    return history.oldest(6);
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("iterations", 10))
        .invocationsPerIteration(300)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(0)
        .actorsAfter(3)
        .check(HistoryLincheckTest.class);
  }
}

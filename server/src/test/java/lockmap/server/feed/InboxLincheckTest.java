package lockmap.server.feed;

import java.util.Arrays;
import lockmap.server.memory.MemoryPool;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * That what a dispatcher notes, a watcher fetches, or is told that it lost its place, in every
 * interleaving of the two that a model checker comes to. The inbox is small, so that it overflows.
 */
@Param(name = "revision", gen = IntGen.class, conf = "1:4")
public final class InboxLincheckTest {

  private final Inbox inbox = new Inbox(2, new MemoryPool(Long.MAX_VALUE));

  @Operation(nonParallelGroup = "dispatcher")
  public void note(@Param(name = "revision") int revision) {
    inbox.note(revision);
  }

  @Operation(nonParallelGroup = "dispatcher")
  public void missed(@Param(name = "revision") int revision) {
    inbox.missed(revision);
  }

  @Operation(nonParallelGroup = "watcher")
  public void restartAt(@Param(name = "revision") int revision) {
    inbox.restartAt(revision);
  }

  @Operation(nonParallelGroup = "watcher")
  public String poll(@Param(name = "revision") int last) {
    return Arrays.toString(inbox.poll(2, last));
  }

  @Operation
  public Inbox.State state() {
    return inbox.state();
  }

  @Operation(runOnce = true)
  public void end() {
    inbox.end();
  }

  @Test
  void isLinearizable() {
    new ModelCheckingOptions()
        .iterations(Integer.getInteger("iterations", 10))
        .invocationsPerIteration(300)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(2)
        .check(InboxLincheckTest.class);
  }
}

package lockmap.server.http;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Of those who come first in a new ten seconds, each has what it records in the window. */
public class LatencyWindowLincheckTest {

  private final LatencyWindow window = new LatencyWindow();

  @Operation
  public void record() {
    window.record(0, 1_000);
  }

  /** Asked when nobody records any more: meanwhile it may lack what is on its way. */
  @Operation(nonParallelGroup = "reader", runOnce = true)
  public long count() {
    return window.over(0).count();
  }

  @Test
  void everyInterleavingKeepsAll() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(1)
        .actorsAfter(1)
        // A library's loops over thousands of counts are none of ours.
        .addGuarantee(
            forClasses((String name) -> name.startsWith("org.HdrHistogram.")).allMethods().ignore())
        .iterations(10)
        .invocationsPerIteration(200)
        .check(LatencyWindowLincheckTest.class);
  }
}

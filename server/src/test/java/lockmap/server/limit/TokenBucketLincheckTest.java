package lockmap.server.limit;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Threads whose clock readings may arrive in any order decide as one thread would. */
@Param(name = "nanos", gen = IntGen.class, conf = "0:1")
public class TokenBucketLincheckTest {

  private final Quota quota = new Quota(1_000_000_000, 2);
  private final TokenBucket bucket = new TokenBucket(quota.ticks(0));

  @Operation
  public Decision take(@Param(name = "nanos") int nanos) {
    return bucket.take(quota, nanos);
  }

  @Test
  void everyInterleavingIsLinearizable() {
    new ModelCheckingOptions()
        .threads(2)
        // Requests before the threads meet would leave them nothing to quarrel about.
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(1)
        .iterations(10)
        .invocationsPerIteration(200)
        .check(TokenBucketLincheckTest.class);
  }
}

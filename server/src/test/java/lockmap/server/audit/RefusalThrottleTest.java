package lockmap.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RefusalThrottleTest {

  @Test
  void whoIsRefusedOverAndOverIsCountedAndNotWritten() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    RefusalThrottle refusals = new RefusalThrottle(now::get);
    for (int refusal = 0; refusal < RefusalThrottle.MOST; refusal++) {
      assertTrue(refusals.admit());
    }
    assertFalse(refusals.admit());
    assertFalse(refusals.admit());
    now.set(Instant.EPOCH.plusMillis(999));
    assertFalse(refusals.admit());
    now.set(Instant.EPOCH.plusMillis(1000));
    assertTrue(refusals.admit());
    assertEquals(3, refusals.takeOmitted());
    assertEquals(0, refusals.takeOmitted());
  }
}

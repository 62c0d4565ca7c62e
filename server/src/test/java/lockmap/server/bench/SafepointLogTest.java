package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SafepointLogTest {

  @Test
  void eachPauseIsFound() {
    String log =
        """
        [0.105s][info][safepoint] Safepoint "ICBufferFull", Time since last: 60561 ns, \
        Reaching safepoint: 1060 ns, Cleanup: 100 ns, At safepoint: 5990 ns, \
        Leaving safepoint: 90 ns, Total: 7050 ns, Threads: 0 runnable, 9 total
        [0.250s][info][safepoint   ] Safepoint "G1CollectForAllocation", Time since last: 9 ns, \
        Reaching safepoint:       1060 ns, At safepoint: 1 ns, Total:    1234567 ns
        [0.251s][info][gc] Pause Young (Normal) Total: 12 ns
        """;

    assertArrayEquals(new long[] {7050, 1_234_567}, SafepointLog.pauses(log).toArray());
  }
}

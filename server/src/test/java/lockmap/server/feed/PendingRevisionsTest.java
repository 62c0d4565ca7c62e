package lockmap.server.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Random;
import lockmap.server.memory.MemoryPool;
import org.junit.jupiter.api.Test;

class PendingRevisionsTest {

  private final MemoryPool memory = new MemoryPool(800);

  @Test
  void keepsOrderWhileItGrowsAndWrapsAround() {
    PendingRevisions pending = new PendingRevisions(100, memory);
    ArrayDeque<Long> model = new ArrayDeque<>();
    Random random = new Random(7);
    long revision = 0;
    for (int step = 0; step < 10_000; step++) {
      if (random.nextInt(5) < 3) {
        revision++;
        boolean room = model.size() < 100;
        assertEquals(room, pending.offer(revision));
        if (room) {
          model.add(revision);
        }
      } else {
        int most = random.nextInt(8);
        long[] expected = new long[Math.min(most, model.size())];
        for (int at = 0; at < expected.length; at++) {
          expected[at] = model.remove();
        }
        assertArrayEquals(expected, pending.poll(most));
      }
      assertEquals(model.isEmpty(), pending.isEmpty());
    }
  }

  @Test
  void isBoundedBelowItsFirstSizeToo() {
    PendingRevisions pending = new PendingRevisions(1, memory);
    assertTrue(pending.offer(1));
    assertFalse(pending.offer(2));
    assertArrayEquals(new long[] {1}, pending.poll(5));
  }

  @Test
  void holdsNothingAfterItWasCleared() {
    PendingRevisions pending = new PendingRevisions(10, memory);
    pending.offer(1);
    pending.clear();
    assertTrue(pending.isEmpty());
    pending.offer(2);
    assertArrayEquals(new long[] {2}, pending.poll(5));
  }
}

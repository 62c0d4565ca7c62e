package lockmap.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadShedderTest {

  private static final long MOST = 100;
  private static final double QUEUE = LoadShedder.LEAST_QUEUED;

  private final AtomicLong random = new AtomicLong();

  /** Its random numbers go up from 0 by thousandths, so that it refuses an exact share. */
  private final LoadShedder shedder =
      new LoadShedder(MOST, () -> random.getAndIncrement() % 1000 / 1000.0, 1, () -> 0);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 0",
    "11, 12",
    "28, 200",
    "55, 500",
    "99, 989",
    "100, 1000",
    "999999, 1000"
  })
  void theShareGrowsWithTheWait(long wait, int ofThousand) {
    stand(wait);
    assertEquals(wait, shedder.standing());
    assertEquals(ofThousand, refusedOfThousand());
  }

  @Test
  void aBurstIsNoOverload() {
    stand(MOST);
    shedder.observe(10, QUEUE);
    assertEquals(0, refusedOfThousand());
    for (int look = 1; look < LoadShedder.WINDOW; look++) {
      shedder.observe(MOST, QUEUE);
      assertEquals(0, refusedOfThousand());
    }
    shedder.observe(MOST, QUEUE);
    assertEquals(1000, refusedOfThousand());
  }

  @Test
  void aWaitWithoutAQueueIsNotOfTheRequestsMaking() {
    for (int look = 0; look < LoadShedder.WINDOW; look++) {
      shedder.observe(MOST, QUEUE - 0.5);
    }
    assertEquals(0, refusedOfThousand());
  }

  @Test
  void whatIsNotKnownIsNoReasonToRefuse() {
    stand(MOST);
    assertTrue(shedder.refuses());
    shedder.forget();
    assertFalse(shedder.refuses());
  }

  private void stand(long wait) {
    for (int look = 0; look < LoadShedder.WINDOW; look++) {
      shedder.observe(wait, QUEUE);
    }
  }

  private long refusedOfThousand() {
    return IntStream.range(0, 1000).filter(_ -> shedder.refuses()).count();
  }
}

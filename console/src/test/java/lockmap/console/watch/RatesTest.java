package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Rates rates = new Rates();

  @Test
  void eachSecondIsCountedByItself() {
    reach(0, true);
    rates.count(EventType.PUT);
    rates.count(EventType.PUT);
    assertFalse(rates.reach(NOON.plusMillis(999), true));
    rates.count(EventType.CAS);
    assertTrue(rates.reach(NOON.plusSeconds(1), true));
    rates.count(EventType.CAS);
    reach(2, true);

    assertEquals(2, ago(EventType.PUT, 1));
    assertEquals(1, ago(EventType.CAS, 1));
    assertEquals(0, rates.last(EventType.PUT));
    assertEquals(1, rates.last(EventType.CAS));
  }

  @Test
  void statesAreNoChanges() {
    reach(0, true);
    rates.count(EventType.STATE);
    reach(1, true);
    assertEquals(1, rates.total(EventType.STATE));
    Rates.PLOTTED.forEach(type -> assertEquals(0, rates.last(type), type.name()));
  }

  @Test
  void whereNothingIsWatchedThereIsAGap() {
    reach(0, false);
    reach(1, true);
    rates.count(EventType.PUT);
    reach(1, false); // stopped within the second, which counts
    reach(2, false);
    assertEquals(1, rates.last(EventType.PUT));
    reach(3, false);
    assertTrue(Double.isNaN(rates.last(EventType.PUT)));
    assertTrue(Double.isNaN(ago(EventType.PUT, 2)));
    assertEquals(1, ago(EventType.PUT, 1));
  }

  @Test
  void whatIsTooOldIsForgottenButInTheTotal() {
    reach(0, true);
    rates.count(EventType.PUT);
    reach(1, true);
    for (int second = 2; second <= 300; second++) {
      reach(second, true);
    }
    assertEquals(1, ago(EventType.PUT, 299));
    reach(301, true);
    assertEquals(0, ago(EventType.PUT, 299));
    assertEquals(1, rates.total(EventType.PUT));
    rates.clear();
    assertEquals(0, rates.total(EventType.PUT));
    assertTrue(Double.isNaN(rates.last(EventType.PUT)));
  }

  private void reach(long second, boolean watching) {
    boolean _ = rates.reach(NOON.plusSeconds(second), watching);
  }

  private double ago(EventType type, int seconds) {
    return rates.series().value(Rates.PLOTTED.indexOf(type), rates.series().points() - 1 - seconds);
  }
}

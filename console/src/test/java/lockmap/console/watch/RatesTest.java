package lockmap.console.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Rates rates = new Rates();

  @Test
  void eachSecondIsCountedByItself() {
    rates.count(EventType.PUT, NOON);
    rates.count(EventType.PUT, NOON.plusMillis(999));
    rates.count(EventType.CAS, NOON.plusMillis(1_000));
    rates.reach(NOON.plusSeconds(2));

    assertEquals(2, rates.in(EventType.PUT, 2));
    assertEquals(0, rates.in(EventType.PUT, 1));
    assertEquals(1, rates.in(EventType.CAS, 1));
    assertEquals(1, rates.lastSecond());
  }

  @Test
  void statesAreNoChanges() {
    rates.count(EventType.STATE, NOON);
    rates.reach(NOON.plusSeconds(1));
    assertEquals(0, rates.lastSecond());
    assertEquals(1, rates.total(EventType.STATE));
  }

  @Test
  void whatIsTooOldIsForgottenButInTheTotal() {
    rates.count(EventType.PUT, NOON);
    rates.reach(NOON.plusSeconds(299));
    assertEquals(1, rates.in(EventType.PUT, 299));
    rates.reach(NOON.plusSeconds(300));
    for (int ago = 0; ago < Rates.SECONDS; ago++) {
      assertEquals(0, rates.in(EventType.PUT, ago));
    }
    rates.count(EventType.PUT, NOON);
    assertEquals(2, rates.total(EventType.PUT));
    assertEquals(0, rates.in(EventType.PUT, 0));
  }

  @Test
  void aSleepBeginsAnew() {
    rates.count(EventType.PUT, NOON);
    rates.count(EventType.PUT, NOON.plusSeconds(86_400));
    assertEquals(1, rates.in(EventType.PUT, 0));
    assertEquals(0, rates.in(EventType.PUT, 299));
    assertEquals(2, rates.total(EventType.PUT));
  }
}

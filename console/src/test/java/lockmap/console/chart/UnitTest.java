package lockmap.console.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "COUNT, 0, 0",
    "COUNT, 999, 999",
    "COUNT, 1234, 1.23 k",
    "COUNT, 999999, 1 M",
    "COUNT, -1500, -1.5 k",
    "PER_SECOND, 0.333333, 0.333/s",
    "PER_SECOND, 1200, 1.2 k/s",
    "PER_SECOND, 999.9, 1 k/s",
    "MICROSECONDS, 350, 350 µs",
    "MICROSECONDS, 1250, 1.25 ms",
    "MICROSECONDS, 4200000, 4.2 s",
    "BYTES, 100, 100 B",
    "BYTES, 1024, 1 KiB",
    "BYTES, 12582912, 12 MiB",
    "BYTES, 1073741824, 1 GiB",
    "BYTES, NaN, –",
    "COUNT, Infinity, –"
  })
  void figuresAreWritten(Unit unit, double value, String text) {
    assertEquals(text, unit.text(value));
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, 0, 4",
    "COUNT, 5, 8",
    "COUNT, 9, 12",
    "COUNT, 13, 20",
    "COUNT, 81, 120",
    "PER_SECOND, 1201, 2000",
    "MICROSECONDS, 350, 400",
    "BYTES, 12582912, 16777216",
    "BYTES, 16777216, 16777216"
  })
  void axesEndWell(Unit unit, double value, double end) {
    assertEquals(end, unit.ceiling(value));
  }

  @Test
  void anAxisRisesAtOnceAndFallsLate() {
    Ceiling ceiling = new Ceiling(Unit.PER_SECOND);

    assertTrue(ceiling.fit(90));
    assertEquals(120, ceiling.end());
    assertFalse(ceiling.fit(60));
    assertFalse(ceiling.fit(Double.NaN));
    assertEquals(120, ceiling.end());
    assertTrue(ceiling.fit(47));
    assertEquals(80, ceiling.end());
  }
}

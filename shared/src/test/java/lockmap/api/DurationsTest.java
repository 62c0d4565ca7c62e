package lockmap.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0,       PT0S",
    "90,      PT90S",
    "90s,     PT90S",
    "500ms,   PT0.5S",
    "15m,     PT15M",
    "2h,      PT2H",
    "7d,      P7D",
    "9999999999d, P9999999999D",
  })
  void aTimeIsANumberPerhapsWithAUnit(String text, Duration expected) {
    assertEquals(expected, Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1", "1.5", "1 s", "10000000000", "1w", "1S", "1m30s"})
  void whatIsNoTimeIsRefusedByName(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));

    assertEquals(
        "'" + text + "' is no time; say 30 for seconds, or 500ms, 15m, 2h, 7d",
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,          0s",
    "PT0.999S,      0s",
    "PT59S,         59s",
    "PT1M,          1m 00s",
    "PT59M59.9S,    59m 59s",
    "PT1H5M59S,     1h 05m",
    "P1D,           1d 00h",
    "P3DT4H59M,     3d 04h",
    "P36500D,       36500d 00h",
  })
  void theTwoLargestUnitsAreTold(Duration time, String expected) {
    assertEquals(expected, Durations.words(time));
  }

  @Test
  void shortTimesAreToldToATenthOfAMillisecond() {
    assertEquals("0.4 ms", Durations.milliseconds(Duration.ofNanos(420_000)));
    assertEquals("1250.0 ms", Durations.milliseconds(Duration.ofMillis(1250)));
  }

  @Test
  void whatIsReadIsWhatWasMeant() {
    assertEquals("2h 00m", Durations.words(Durations.parse("120m")));
  }
}

package lockmap.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  private static final String GARBAGE = "0123456789msmshd .-+PT٣\n";
  private static final List<String> UNITS = List.of("ms", "s", "", "m", "h", "d");
  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofMillis(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofDays(1));

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

  /** Each round has a seed of its own, which a failure names. */
  @Test
  void whateverIsWrittenIsReadOrRefused() {
    long first = System.nanoTime();
    for (long seed = first; seed < first + 2000; seed++) {
      Random random = new Random(seed);
      String failed = "new Random(" + seed + "L)";
      long number = random.nextLong(10_000_000_000L);
      int unit = random.nextInt(UNITS.size());
      Duration meant = LENGTHS.get(unit).multipliedBy(number);
      assertEquals(meant, Durations.parse(number + UNITS.get(unit)), failed);
      String garbage =
          random
              .ints(random.nextInt(14), 0, GARBAGE.length())
              .mapToObj(at -> GARBAGE.substring(at, at + 1))
              .collect(Collectors.joining());
      boolean isTime = garbage.matches("[0-9]{1,10}(ms|s|m|h|d)?");
      assertEquals(isTime, isRead(garbage), () -> failed + ": " + garbage);
    }
  }

  private static boolean isRead(String text) {
    try {
      return !Durations.parse(text).isNegative();
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @Test
  void whatIsReadIsWhatWasMeant() {
    assertEquals("2h 00m", Durations.words(Durations.parse("120m")));
  }
}

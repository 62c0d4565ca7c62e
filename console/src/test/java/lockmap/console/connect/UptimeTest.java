package lockmap.console.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {

  @ParameterizedTest
  @CsvSource({
    "0d 00h 00m 00s, 0s",
    "0d 00h 00m 09s, 9s",
    "0d 00h 10m 09s, 10m 09s",
    "0d 03h 00m 09s, 3h 00m",
    "10d 00h 00m 00s, 10d 00h",
    "2m, 2m",
    "since noon, since noon"
  })
  void twoUnitsAreEnough(String said, String shown) {
    assertEquals(shown, Uptime.words(said));
  }
}

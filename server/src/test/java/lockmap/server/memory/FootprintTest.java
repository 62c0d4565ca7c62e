package lockmap.server.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1048576, 16",
    "1000, 1048576, 1016",
    "524271, 1048576, 524287",
    "524272, 1048576, 1048576",
    "1048560, 1048576, 1048576",
    "1048561, 1048576, 2097152",
    "1048576, 1048576, 2097152",
    "1048576, 0, 1048592",
    "16777216, 1048576, 17825792"
  })
  void anArrayOfHalfARegionTakesWholeOnes(long length, long region, long bytes) {
    assertEquals(bytes, Footprint.ofArray(length, region));
  }

  @Test
  void aSmallArrayWastesNothing() {
    assertEquals(0, Footprint.wasteOfArray(100));
    assertTrue(Footprint.wasteOfArray(1 << 20) >= 0);
  }
}

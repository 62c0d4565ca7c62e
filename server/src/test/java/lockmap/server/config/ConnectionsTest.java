package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {

  private static final long GIB = 1L << 30;

  @ParameterizedTest
  @CsvSource({"64, 1048576, 8192", "1, 1048576, 2184", "64, 1024, 832", "64, 193, 1", "64, 10, 1"})
  void thereAreAsManyAsHeapAndDescriptorsCarry(long gib, long files, int most) {
    assertEquals(most, new Connections(gib * GIB, files).most());
  }

  @Test
  void moreThanThereAreDescriptorsForIsRefusedWithWhatToDo() {
    Connections room = new Connections(64 * GIB, 1024);
    assertDoesNotThrow(() -> room.require(832));
    ConfigException refused = assertThrows(ConfigException.class, () -> room.require(833));
    assertEquals(
        "server.max-connections is 833, but this process may open 1024 files, and needs 192 itself:"
            + " lower it to 832 or to auto, or raise the limit (ulimit -n, LimitNOFILE)",
        refused.getMessage());
  }

  @Test
  void thisProcessHasALimit() {
    assertTrue(Connections.filesOfThisProcess() > 0);
  }
}

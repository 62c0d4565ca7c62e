package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProcessStatTest {

  private static final String REST =
      " S 1 4242 4242 0 -1 4194560 2034 99 7 8 1500 250 31 12 20 0 33 0 871 10 20 18446744073709\n";

  @Test
  void addsUserAndSystemTime() {
    assertEquals(new ProcessStat(1750, 43), ProcessStat.parse("4242 (java)" + REST));
  }

  @Test
  void aNameMayHaveAnythingInIt() {
    assertEquals(new ProcessStat(1750, 43), ProcessStat.parse("4242 (a) R 1 (b c)" + REST));
  }

  @Test
  void nothingElseIsTakenForOne() {
    assertThrows(IllegalArgumentException.class, () -> ProcessStat.parse("4242 (java) S 1"));
  }
}

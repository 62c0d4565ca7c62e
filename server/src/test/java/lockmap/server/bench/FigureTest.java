package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lockmap.server.bench.Figure.Unit;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void hasTheRoundInTheMiddle() {
    assertEquals(
        new Figure("a", Unit.COST, 2, 1, 30, 3),
        Figure.of("a", Unit.COST, List.of(30.0, 1.0, 2.0)));
  }

  @Test
  void liesBetweenTheTwoInTheMiddle() {
    assertEquals(2.5, Figure.median(List.of(4.0, 1.0, 3.0, 2.0)));
  }

  @Test
  void showsWhereItsRoundsWere() {
    assertEquals("1.20 (1.10 to 1.35)", new Figure("a", Unit.COST, 1.2, 1.1, 1.349, 3).show());
    assertEquals(
        "1,234 B (1,200 B to 1,300 B)", new Figure("a", Unit.BYTES, 1234, 1200, 1300, 3).show());
  }

  @Test
  void hasNoNameThatTheFileCouldNotHold() {
    assertThrows(IllegalArgumentException.class, () -> new Figure("a, b", Unit.COST, 1, 1, 1, 1));
  }
}

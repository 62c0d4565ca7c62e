package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import lockmap.server.bench.Figure.Unit;
import org.junit.jupiter.api.Test;

class FigureTableTest {

  @Test
  void saysWhatIsNotReached() {
    List<Figure> figures =
        List.of(
            new Figure("GET", Unit.COST, 1.1, 1.0, 1.2, 3),
            new Figure("PUT", Unit.COST, 1.2, 1.1, 1.3, 3),
            new Figure("batch", Unit.GAIN, 19, 18, 21, 3),
            new Figure("nginx", Unit.COST, 2, 2, 2, 1));
    assertEquals(
        """
        | median (lowest to highest round) | to reach | measured |
        | --- | --- | --- |
        | GET | ≤ 1.10 | 1.10 (1.00 to 1.20) |
        | PUT | ≤ 1.15, **not reached** | 1.20 (1.10 to 1.30) |
        | batch | ≥ 20.00, **not reached** | 19.00 (18.00 to 21.00) |
        | nginx |  | 2.00 (2.00 to 2.00) |
        """,
        FigureTable.write(figures, Map.of("GET", 1.1, "PUT", 1.15, "batch", 20.0)));
  }
}

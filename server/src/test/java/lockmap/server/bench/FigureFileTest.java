package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockmap.server.bench.Figure.Unit;
import org.junit.jupiter.api.Test;

class FigureFileTest {

  private static final Figure COST = new Figure("GET: CPU ÷ nginx", Unit.COST, 2.1, 2, 2.25, 5);
  private static final Figure BYTES = new Figure("GET: own bytes", Unit.BYTES, -3, -8, 0, 3);

  @Test
  void isReadAsItWasWritten() {
    String text = FigureFile.write(List.of(COST, BYTES));
    assertEquals(
        """
        figure,unit,median,lowest,highest,rounds
        GET: CPU ÷ nginx,cost,2.1000,2.0000,2.2500,5
        GET: own bytes,bytes,-3.0000,-8.0000,0.0000,3
        """,
        text);
    assertEquals(List.of(COST, BYTES), FigureFile.parse(text));
  }

  @Test
  void whatWasNotMeasuredStays() {
    Figure newer = new Figure(COST.name(), Unit.COST, 1.9, 1.8, 2, 5);
    Figure another = new Figure("PUT: CPU ÷ nginx", Unit.COST, 3, 3, 3, 1);
    assertEquals(
        List.of(newer, BYTES, another),
        FigureFile.renewed(List.of(COST, BYTES), List.of(another, newer)));
  }

  @Test
  void quotesALineThatIsNone() {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> FigureFile.parse("GET,cost,fast"));
    assertTrue(failure.getMessage().endsWith("GET,cost,fast"), failure.getMessage());
  }

  @Test
  void theCommittedOneCanBeRead() throws IOException {
    Path committed = Path.of("docs", "performance.csv");
    assertEquals(
        Files.readString(committed),
        FigureFile.write(FigureFile.parse(Files.readString(committed))));
  }
}

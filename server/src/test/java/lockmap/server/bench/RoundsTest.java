package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private final Rounds<String> rounds = new Rounds<>();

  @Test
  void aSlowRoundOfBothIsNoDifference() {
    add(10, 5);
    add(1000, 500);
    add(30, 10);
    assertEquals(List.of(2.0, 2.0, 3.0), rounds.ratios("ours", "theirs"));
    assertEquals(List.of(5.0, 500.0, 20.0), rounds.differences("ours", "theirs"));
    assertEquals(30, rounds.median("ours"));
  }

  @Test
  void whoIsNotThereHasNoRatio() {
    add(1, 1);
    assertEquals(List.of(), rounds.ratios("ours", "nobody's"));
    assertEquals(List.of(), rounds.differences("nobody's", "ours"));
    assertEquals(List.of(), rounds.of("nobody's"));
  }

  private void add(double ours, double theirs) {
    rounds.add("ours", ours);
    rounds.add("theirs", theirs);
  }
}

package lockmap.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lockmap.server.bench.Figure.Unit;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Comparison NOTHING = new Comparison(List.of(), List.of(), List.of());

  @Test
  void aCostThatRoseBeyondItsNoiseIsWorse() {
    Comparison comparison = compare(Unit.COST, List.of(1.1, 1.12, 1.15), List.of(1.3, 1.31, 1.4));
    assertEquals(
        List.of("GET is 1.31 (1.30 to 1.40), and was 1.12 (1.10 to 1.15)"), comparison.worse());
    assertEquals(List.of(), comparison.better());
  }

  @Test
  void aCostThatFellIsBetter() {
    Comparison comparison = compare(Unit.COST, List.of(1.3, 1.31, 1.4), List.of(1.1, 1.12, 1.15));
    assertEquals(List.of(), comparison.worse());
    assertEquals(1, comparison.better().size());
  }

  @Test
  void aGainIsTheOtherWayRound() {
    assertEquals(1, compare(Unit.GAIN, List.of(2.0), List.of(1.5)).worse().size());
    assertEquals(1, compare(Unit.GAIN, List.of(1.5), List.of(2.0)).better().size());
  }

  @Test
  void roundsThatOverlapAreNoise() {
    assertEquals(NOTHING, compare(Unit.COST, List.of(1.0, 1.1, 1.3), List.of(1.2, 1.4, 1.5)));
  }

  @Test
  void aDifferenceWithinTheSlackIsNone() {
    assertEquals(NOTHING, compare(Unit.COST, List.of(1.0, 1.001), List.of(1.04, 1.045)));
    assertEquals(NOTHING, compare(Unit.BYTES, List.of(0.0, 1.0), List.of(9.0, 14.0)));
  }

  @Test
  void bytesAreWorseBySomeOfThem() {
    assertEquals(1, compare(Unit.BYTES, List.of(0.0, 1.0), List.of(24.0, 25.0)).worse().size());
  }

  @Test
  void saysWhatThereIsNothingToCompareTo() {
    Figure figure = Figure.of("PUT", Unit.COST, List.of(1.0));
    assertEquals(
        new Comparison(List.of(), List.of(), List.of("PUT")),
        Comparison.of(List.of(), List.of(figure)));
  }

  private static Comparison compare(Unit unit, List<Double> then, List<Double> now) {
    return Comparison.of(
        List.of(Figure.of("GET", unit, then)), List.of(Figure.of("GET", unit, now)));
  }
}

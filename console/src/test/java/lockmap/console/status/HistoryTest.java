package lockmap.console.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import lockmap.api.Latency;
import lockmap.console.chart.TimeSeries;
import lockmap.console.session.Pulse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final double GAP = Double.NaN;

  private final History history = new History();
  private final Said said = new Said();
  private @Nullable Pulse before;

  @Test
  void countsBecomeRates() {
    add(0);
    said.gets += 10;
    add(1);
    said.gets += 60;
    add(3);

    assertEquals(List.of(GAP, 10.0, 30.0, 30.0), last(4, Plot.OPERATIONS, Range.MINUTE));
  }

  @Test
  void whatWasCountedBeforeTheConsoleCameIsNoRate() {
    said.gets = 1_000_000;
    add(0);

    assertEquals(List.of(GAP, GAP), last(2, Plot.OPERATIONS, Range.MINUTE));
    assertEquals(List.of(GAP, 10.0), last(2, Plot.KEYS, Range.MINUTE));
  }

  @Test
  void aRestartIsAGapAndNoRateIsEverNegative() {
    said.gets = 500;
    add(0);
    said.gets = 600;
    add(1);
    said.gets = 3;
    said.uptime = Duration.ofSeconds(1);
    add(2);
    said.gets = 7;
    said.uptime = Duration.ofSeconds(2);
    add(3);

    assertEquals(List.of(100.0, GAP, 4.0), last(3, Plot.OPERATIONS, Range.MINUTE));
    assertEquals(List.of(10.0, GAP, 10.0), last(3, Plot.KEYS, Range.MINUTE));
    assertEquals(List.of(1000.0, GAP, 1000.0), last(3, Plot.MEMORY, Range.MINUTE, 1));
  }

  @Test
  void aServerThatSoonDidMoreThanBeforeIsKnownByItsUptime() {
    said.gets = 10;
    add(0);
    said.gets = 5000;
    said.uptime = Duration.ofSeconds(3);
    Pulse later = said.at(1);

    assertTrue(later.isOfAnotherLifeThan(previous()));
    add(1);
    assertEquals(List.of(GAP, GAP), last(2, Plot.OPERATIONS, Range.MINUTE));
  }

  @Test
  void anUptimeThatIsNotUnderstoodIsNoRestart() {
    add(0);
    Pulse first = previous();
    Pulse later = said.at(1);

    assertEquals(Duration.ofHours(1), later.uptime().orElseThrow());
    assertFalse(later.isOfAnotherLifeThan(first));
  }

  @Test
  void silenceIsAGapAndNothingIsSaidOfTheTimeMeanwhile() {
    add(0);
    said.gets += 5;
    add(1);
    said.gets += 1000;
    history.advance(Said.START.plusSeconds(4));
    add(6);
    said.gets += 7;
    add(7);

    assertEquals(
        List.of(5.0, GAP, GAP, GAP, GAP, GAP, 7.0), last(7, Plot.OPERATIONS, Range.MINUTE));
    assertEquals(
        List.of(10.0, 10.0, GAP, GAP, GAP, GAP, 10.0, 10.0), last(8, Plot.KEYS, Range.MINUTE));
  }

  @Test
  void longerRangesKeepMeansOfRatesAndTheWorstLatency() {
    add(0);
    for (int second = 1; second < 20; second++) {
      said.gets += second < 10 ? 0 : 100;
      said.get = new Latency(1, 1, 1, second, 1, 1);
      add(second);
    }

    assertEquals(List.of(0.0, 100.0), last(2, Plot.OPERATIONS, Range.HOUR));
    assertEquals(List.of(19.0), last(1, Plot.LATENCY, Range.HOUR, Plot.firstOf(Kind.GET) + 2));
    assertEquals(100, last(20, Plot.OPERATIONS, Range.TEN_MINUTES).getLast());
  }

  @Test
  void kindsThatWereNotAskedForHaveNoLatency() {
    said.put = new Latency(4, 20, 30, 40, 50, 60);
    add(0);

    int put = Plot.firstOf(Kind.PUT);
    assertEquals(List.of(20.0), last(1, Plot.LATENCY, Range.MINUTE, put));
    assertEquals(List.of(40.0), last(1, Plot.LATENCY, Range.MINUTE, put + 2));
    assertEquals(List.of(GAP), last(1, Plot.LATENCY, Range.MINUTE, Plot.firstOf(Kind.GET)));
    assertEquals(Kind.PUT, Kind.busiest(said.at(0).status().latencyMicros()));
  }

  @Test
  void theyAreExportedAsCommaSeparatedValues() {
    add(0);
    said.gets += 3;
    said.get = new Latency(1, 38, 39, 40, 41, 42);
    add(1);
    history.advance(Said.START.plusSeconds(2));

    List<String> lines = HistoryCsv.of(history, Range.MINUTE).lines().toList();

    assertEquals(4, lines.size());
    assertTrue(
        lines.get(0).startsWith("time,get_per_second,put_per_second,delete_per_second,"),
        lines.get(0));
    assertTrue(
        lines
            .get(0)
            .endsWith(
                ",keys,entries_bytes,heap_bytes,watchers,connections,"
                    + "rate_limited_per_second,watch_resets_per_second"),
        lines.get(0));
    assertTrue(lines.get(1).startsWith("2026-01-01T12:00:00Z,,,,,"), lines.get(1));
    assertTrue(lines.get(1).endsWith(",10,100,1000,0,1,,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("2026-01-01T12:00:01Z,3,0,0,0,38,39,40,,"), lines.get(2));
    assertTrue(lines.get(3).matches("2026-01-01T12:00:02Z,+"), lines.get(3));
    long fields = lines.get(0).chars().filter(c -> c == ',').count();
    lines.forEach(line -> assertEquals(fields, line.chars().filter(c -> c == ',').count(), line));
  }

  @Test
  void nothingIsExportedOfNothing() {
    assertEquals(1, HistoryCsv.of(history, Range.HOUR).lines().count());
  }

  private void add(double seconds) {
    Pulse pulse = said.at(seconds);
    history.add(new Growth(before, pulse));
    before = pulse;
  }

  private Pulse previous() {
    return Objects.requireNonNull(before);
  }

  private List<Double> last(int count, Plot plot, Range range) {
    return last(count, plot, range, 0);
  }

  private List<Double> last(int count, Plot plot, Range range, int line) {
    TimeSeries series = history.of(plot, range);
    return IntStream.range(series.points() - count, series.points())
        .mapToObj(point -> series.value(line, point))
        .toList();
  }
}

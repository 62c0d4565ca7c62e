package lockmap.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import lockmap.api.Latency;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {

  private static final long START = Duration.ofDays(3).toNanos();
  private static final long SLICE = LatencyWindow.SPAN.toNanos() / 6;

  private final LatencyWindow window = new LatencyWindow();

  @Test
  void itIsEmptyAtFirst() {
    assertEquals(Latency.NONE, window.over(START));
  }

  @Test
  void percentilesAreThoseOfWhatWasRecorded() {
    for (int micros = 1; micros <= 10_000; micros++) {
      record(START, micros);
    }
    Latency latency = window.over(START);
    assertEquals(10_000, latency.count());
    assertAbout(5_000, latency.p50());
    assertAbout(9_000, latency.p90());
    assertAbout(9_900, latency.p99());
    assertAbout(9_990, latency.p999());
    assertAbout(10_000, latency.max());
  }

  @Test
  void whatIsAMinuteOldIsForgotten() {
    record(START, 1_000);
    record(START + SLICE, 10);
    assertAbout(1_000, window.over(START + SLICE).max());
    assertEquals(2, window.over(START + 6 * SLICE - 1).count());
    assertEquals(new Latency(1, 10, 10, 10, 10, 10), window.over(START + 6 * SLICE));
    assertEquals(Latency.NONE, window.over(START + 7 * SLICE));
  }

  @Test
  void aPlaceThatIsUsedAgainBeginsEmpty() {
    record(START, 1_000);
    record(START + 6 * SLICE, 10);
    assertEquals(new Latency(1, 10, 10, 10, 10, 10), window.over(START + 6 * SLICE));
  }

  @Test
  void whoWasHeldUpForAMinuteSpoilsNothing() {
    record(START + 6 * SLICE, 10);
    record(START, 20);
    assertEquals(2, window.over(START + 6 * SLICE).count());
  }

  @Test
  void whatIsOutOfRangeIsTakenIn() {
    window.record(START, -5);
    window.record(START, Duration.ofHours(5).toNanos());
    Latency latency = window.over(START);
    assertEquals(2, latency.count());
    assertEquals(0, latency.p50());
    assertAbout(60_000_000, latency.max());
  }

  @Test
  void nothingIsLostWhereManyRecordWhileSomebodyReads() throws InterruptedException {
    CountDownLatch begin = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                window.over(START + 2 * SLICE);
              }
            });
    var writers =
        IntStream.range(0, 4)
            .mapToObj(_ ->
                Thread.ofPlatform()
                    .start(() -> {
                      await(begin);
                      for (int at = 0; at < 30_000; at++) {
                        record(START + at / 10_000 * SLICE, at % 100);
                      }
                    }))
            .toList();
    begin.countDown();
    for (Thread writer : writers) {
      writer.join();
    }
    done.set(true);
    reader.join();
    assertEquals(120_000, window.over(START + 2 * SLICE).count());
  }

  private void record(long now, long micros) {
    window.record(now, micros * 1000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** To two significant digits, which is what is kept. */
  private static void assertAbout(long expected, long actual) {
    assertTrue(Math.abs(expected - actual) <= expected / 100, actual + " is about " + expected);
  }
}

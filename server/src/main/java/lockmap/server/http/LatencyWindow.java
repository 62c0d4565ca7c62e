package lockmap.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import lockmap.api.Latency;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long things took within the last minute: a ring of histograms, each for ten seconds.
 *
 * <p>Whoever records finds the histogram of the moment by the time, and the first to come in a new
 * ten seconds puts a fresh one into the place of that which has become a minute old. So nothing
 * need turn the ring, and nobody waits: recording is some atomic additions, and one compare-and-set
 * where ten seconds begin. One who is held up between finding and recording adds to a histogram
 * that may be out of the ring by then, and it is as if that had come a minute earlier.
 *
 * <p>Reading adds the counts of those in the ring, one after the other, while they go on growing.
 * The sum may lack what comes meanwhile and is whole in itself, because it counts what it added.
 *
 * <p>Values keep two significant digits. A histogram takes 20 KiB once something is recorded. Safe
 * for any number of threads.
 *
 * <p>Histograms of this kind are Gil Tene's (HdrHistogram).
 */
final class LatencyWindow {

  /** How far back it looks, or up to ten seconds less. */
  static final Duration SPAN = Duration.ofMinutes(1);

  private static final int SLICES = 6;
  private static final long SLICE_NANOS = SPAN.toNanos() / SLICES;
  private static final long MOST_MICROS = Duration.ofMinutes(1).toNanos() / 1000;
  private static final int DIGITS = 2;

  private final AtomicReferenceArray<@Nullable Slice> ring = new AtomicReferenceArray<>(SLICES);

  private record Slice(long number, AtomicHistogram micros) {}

  /**
   * Records one duration.
   *
   * @param now the time, in nanoseconds, not negative
   * @param nanos how long it took; what is longer than a minute counts as a minute
   */
  void record(long now, long nanos) {
    slice(now / SLICE_NANOS).micros.recordValue(Math.clamp(nanos / 1000, 0, MOST_MICROS));
  }

  /**
   * What was recorded within the window.
   *
   * @param now the time, in nanoseconds, not negative
   */
  Latency over(long now) {
    long oldest = now / SLICE_NANOS - SLICES + 1;
    Histogram sum = new Histogram(MOST_MICROS, DIGITS);
    for (int place = 0; place < SLICES; place++) {
      Slice slice = ring.get(place);
      if (slice != null && slice.number >= oldest) {
        sum.add(slice.micros);
      }
    }
    return new Latency(
        sum.getTotalCount(),
        sum.getValueAtPercentile(50),
        sum.getValueAtPercentile(90),
        sum.getValueAtPercentile(99),
        sum.getValueAtPercentile(99.9),
        sum.getMaxValue());
  }

  private Slice slice(long number) {
    int place = (int) (number % SLICES);
    Slice slice = ring.get(place);
    while (slice == null || slice.number < number) {
      Slice fresh = new Slice(number, new AtomicHistogram(MOST_MICROS, DIGITS));
      slice = ring.compareAndSet(place, slice, fresh) ? fresh : ring.get(place);
    }
    return slice;
  }
}

package lockmap.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long things took since the beginning: how many fell between fixed bounds, and the sum of all.
 * Adding neither waits nor allocates. Safe for any number of threads.
 */
public final class Durations {

  /** In nanoseconds: from less than a read takes up to more than anybody waits. */
  private static final long[] BOUNDS =
      LongStream.of(
              25,
              50,
              100,
              250,
              500,
              1_000,
              2_500,
              5_000,
              10_000,
              25_000,
              50_000,
              100_000,
              250_000,
              500_000,
              1_000_000,
              2_500_000,
              10_000_000)
          .map(micros -> micros * 1000)
          .toArray();

  private final LongAdder nanos = new LongAdder();
  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toArray(LongAdder[]::new);

  Durations() {}

  /** The upper bounds, each inclusive, in seconds; behind the last comes one without a bound. */
  public static List<Double> bounds() {
    return Stream.concat(
            Arrays.stream(BOUNDS).mapToObj(bound -> bound / 1e9),
            Stream.of(Double.POSITIVE_INFINITY))
        .toList();
  }

  /** How many fell between each bound and the one before it. */
  public List<Long> counts() {
    return Arrays.stream(counts).map(LongAdder::sum).toList();
  }

  /** How long all of them took together, in seconds. */
  public double sum() {
    return nanos.sum() / 1e9;
  }

  void add(long duration) {
    int at = 0;
    while (at < BOUNDS.length && duration > BOUNDS[at]) {
      at++;
    }
    counts[at].increment();
    nanos.add(duration);
  }
}

package lockmap.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A time in which every wait is over at once and is written down, and each look takes a moment. */
final class ManualTime implements Time {

  private static final long MOMENT = 1_000_000;

  private final List<Duration> waits = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1; // about to wrap, as the machine's may be

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long nanos() {
    now += MOMENT;
    return now;
  }

  @Override
  public void await(CountDownLatch end, long nanos) {
    waits.add(Duration.ofNanos(nanos));
    now += nanos;
  }

  List<Duration> waits() {
    return waits;
  }
}

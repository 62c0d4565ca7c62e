package lockmap.console.status;

import java.time.Duration;
import java.time.Instant;
import lockmap.api.Latency;
import lockmap.api.Status;
import lockmap.console.session.Pulse;

/** Figures as a server might say them, to be changed from one moment to the next. */
final class Said {

  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  long gets;
  long puts;
  long deletes;
  long swaps;
  long failedSwaps;
  long keys = 10;
  long held = 100;
  long limit = 1000;
  long heap = 1000;
  long heapLimit = 10_000;
  long connections = 1;
  long watchers;
  long resets;
  long lag;
  long refused;
  long revision = 1000;
  Duration uptime = Duration.ofHours(1);
  Duration clockAhead = Duration.ZERO;
  Latency get = Latency.NONE;
  Latency put = Latency.NONE;

  private static final Status.Share NOTHING = new Status.Share(0, 0);

  Pulse at(double seconds) {
    Instant now = START.plusMillis(Math.round(seconds * 1000));
    return new Pulse(now, status(now.plus(clockAhead)), Duration.ofMillis(1));
  }

  private Status status(Instant serverTime) {
    return new Status(
        "OK",
        "%dd %02dh %02dm %02ds"
            .formatted(
                uptime.toDaysPart(),
                uptime.toHoursPart(),
                uptime.toMinutesPart(),
                uptime.toSecondsPart()),
        keys,
        gets + puts + deletes + swaps,
        gets,
        puts,
        deletes,
        swaps,
        swaps - failedSwaps,
        failedSwaps,
        watchers,
        0,
        serverTime,
        "1.2.3",
        new Status.Memory(
            held, limit, heap, heapLimit, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
        new Status.Connections(connections, 100),
        new Status.Watchers(watchers, 100, resets),
        new Status.Feed(revision, lag, 0),
        0,
        refused,
        0,
        new Status.Latencies(
            get,
            put,
            Latency.NONE,
            Latency.NONE,
            Latency.NONE,
            Latency.NONE,
            Latency.NONE,
            Latency.NONE));
  }
}

package lockmap.console.watch;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How many events of each type came in each of the last seconds, and in all. */
final class Rates {

  /** How far it goes back. */
  static final int SECONDS = 300;

  private static final long NONE = Long.MIN_VALUE;

  private final Map<EventType, Counts> counts = new EnumMap<>(EventType.class);
  private long now = NONE;

  /** Nothing counted yet. */
  Rates() {
    for (EventType type : EventType.values()) {
      counts.put(type, new Counts());
    }
  }

  private static final class Counts {
    private final long[] seconds = new long[SECONDS];
    private long total;
  }

  /** Lets time pass; a clock that jumps makes it begin anew. */
  void reach(Instant time) {
    long second = time.getEpochSecond();
    if (now == NONE || Math.abs(second - now) >= SECONDS) {
      counts.values().forEach(count -> Arrays.fill(count.seconds, 0));
      now = second;
    }
    while (now < second) {
      now++;
      counts.values().forEach(count -> count.seconds[slot(now)] = 0);
    }
  }

  /** Counts an event of a moment; one that came too long ago counts in the total alone. */
  void count(EventType type, Instant at) {
    long second = at.getEpochSecond();
    if (now == NONE || second > now) {
      reach(at);
    }
    Counts count = of(type);
    count.total++;
    if (second > now - SECONDS) {
      count.seconds[slot(second)]++;
    }
  }

  /**
   * How many came in a second.
   *
   * @param secondsAgo 0 for the second that goes on, {@link #SECONDS} - 1 for the oldest
   */
  long in(EventType type, int secondsAgo) {
    return now == NONE ? 0 : of(type).seconds[slot(now - secondsAgo)];
  }

  /** How many came since it was emptied. */
  long total(EventType type) {
    return of(type).total;
  }

  /** How many changes came in the last second that is over. */
  long lastSecond() {
    return EventType.changes().stream().mapToLong(type -> in(type, 1)).sum();
  }

  /** The second that goes on, since the epoch. */
  long second() {
    return now;
  }

  /** Forgets all that came. */
  void clear() {
    counts
        .values()
        .forEach(count -> {
          Arrays.fill(count.seconds, 0);
          count.total = 0;
        });
  }

  private Counts of(EventType type) {
    return Objects.requireNonNull(counts.get(type));
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SECONDS);
  }
}

package lockmap.console.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import lockmap.api.Status;
import lockmap.console.session.Pulse;
import org.jspecify.annotations.Nullable;

/** What the server said within the last minute, as far as it has not been started anew since. */
final class Recent {

  private static final Duration REACH = Duration.ofMinutes(1);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private final Deque<Pulse> pulses = new ArrayDeque<>();

  /** Takes what it said now, and forgets what it said before that. */
  void add(Pulse pulse) {
    Pulse before = pulses.peekLast();
    if (before != null && (pulse.isOfAnotherLifeThan(before) || pulse.at().isBefore(before.at()))) {
      pulses.clear();
    }
    pulses.addLast(pulse);
    while (Duration.between(pulses.getFirst().at(), pulse.at()).compareTo(REACH) > 0) {
      pulses.removeFirst();
    }
  }

  void clear() {
    pulses.clear();
  }

  /** What it said last; null where it said nothing. */
  @Nullable Pulse last() {
    return pulses.peekLast();
  }

  /** By how much a count has grown. */
  long grown(ToLongFunction<Status> count) {
    return pulses.isEmpty()
        ? 0
        : count.applyAsLong(pulses.getLast().status())
            - count.applyAsLong(pulses.getFirst().status());
  }

  /** The least that a figure was; nothing where that is known of too short a time. */
  OptionalLong least(ToLongFunction<Status> figure) {
    boolean known =
        !pulses.isEmpty()
            && Duration.between(pulses.getFirst().at(), pulses.getLast().at())
                    .compareTo(LONG_ENOUGH)
                >= 0;
    return known
        ? pulses.stream().mapToLong(pulse -> figure.applyAsLong(pulse.status())).min()
        : OptionalLong.empty();
  }
}

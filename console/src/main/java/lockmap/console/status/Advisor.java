package lockmap.console.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import lockmap.api.Durations;
import lockmap.api.Status;
import lockmap.console.chart.Unit;
import lockmap.console.session.Pulse;
import lockmap.console.status.Advice.Level;

/** Says what is not as it should be, by the figures of the last minute. */
final class Advisor {

  private static final int MUCH_PERCENT = 90;
  private static final int FULL_PERCENT = 99;
  private static final long FAR_BEHIND = 10_000;
  private static final long MANY_SWAPS = 100;
  private static final Duration ANOTHER_TIME = Duration.ofSeconds(5);

  private final Recent recent;
  private final Pulse pulse;
  private final Status status;
  private final List<Advice> advice = new ArrayList<>();

  private Advisor(Recent recent, Pulse pulse) {
    this.recent = recent;
    this.pulse = pulse;
    this.status = pulse.status();
  }

  /**
   * Looks at what the server said.
   *
   * @param recent what it said within the last minute
   * @param pulse what it said last
   * @param ready whether it says that it takes requests
   * @return what matters most first
   */
  static List<Advice> on(Recent recent, Pulse pulse, boolean ready) {
    Advisor advisor = new Advisor(recent, pulse);
    if (!ready) {
      advisor.say(
          Level.DANGER,
          "The server says that it is not ready.",
          "Ask /health for the reason; a load balancer sends it no requests meanwhile.");
    }
    advisor.memory();
    advisor.heap();
    advisor.rateLimit();
    advisor.connections();
    advisor.watchers();
    advisor.resets();
    advisor.lag();
    advisor.swaps();
    advisor.clock();
    advisor.advice.sort(Comparator.comparing(Advice::level));
    return List.copyOf(advisor.advice);
  }

  private void memory() {
    long held = status.memory().heldBytes();
    long limit = status.memory().limitBytes();
    if (!isOver(held, limit, MUCH_PERCENT)) {
      return;
    }
    String figures =
        "The entries take %s of %s, which is %d %% of what they may"
            .formatted(Unit.BYTES.text(held), Unit.BYTES.text(limit), held * 100 / limit);
    if (isOver(held, limit, FULL_PERCENT)) {
      say(
          Level.DANGER,
          figures + ": writes that need more are refused.",
          "Delete keys or let them expire, or raise store.max-memory and restart the server.");
    } else {
      say(
          Level.WARNING,
          figures + ".",
          "Delete keys, give them a time to live, or raise store.max-memory before writes fail.");
    }
  }

  private void heap() {
    OptionalLong least = recent.least(figures -> figures.memory().heapUsedBytes());
    long limit = status.memory().heapLimitBytes();
    if (least.isPresent() && isOver(least.getAsLong(), limit, MUCH_PERCENT)) {
      say(
          Level.WARNING,
          "The Java heap has not been below %s of %s lately."
              .formatted(Unit.BYTES.text(least.getAsLong()), Unit.BYTES.text(limit)),
          "Start the server with a larger -Xmx, or let it hold less: store.max-memory,"
              + " watch.history-size.");
    }
  }

  private void rateLimit() {
    long refused = recent.grown(Status::rateLimitedRequests);
    if (refused > 0) {
      say(
          Level.WARNING,
          "%,d %s refused by the rate limit within the last minute."
              .formatted(refused, refused == 1 ? "request was" : "requests were"),
          "Put operations into batches or slow the client down; else raise rate-limit.per-second"
              + " and rate-limit.burst.");
    }
  }

  private void connections() {
    bounded(
        "connections are open",
        status.connections().open(),
        status.connections().limit(),
        "Close idle connections, or raise server.max-connections; past it clients must wait.");
  }

  private void watchers() {
    bounded(
        "watches are open",
        status.watchers().open(),
        status.watchers().limit(),
        "Watch prefixes instead of many single keys, or raise watch.max-watchers; past it watches"
            + " are refused.");
  }

  private void bounded(String what, long open, long limit, String remedy) {
    if (isOver(open, limit, MUCH_PERCENT)) {
      say(
          open >= limit ? Level.DANGER : Level.WARNING,
          "%,d of %,d %s.".formatted(open, limit, what),
          remedy);
    }
  }

  private void resets() {
    long resets = recent.grown(figures -> figures.watchers().resets());
    if (resets > 0) {
      say(
          Level.WARNING,
          "Watchers fell behind and had to begin anew %s within the last minute."
              .formatted(resets == 1 ? "once" : "%,d times".formatted(resets)),
          "Let the slow ones read faster or watch less (events=, values=false), or raise"
              + " watch.buffer.");
    }
  }

  private void lag() {
    long lag = status.feed().lag();
    if (lag > FAR_BEHIND) {
      say(
          Level.WARNING,
          "A watcher is %,d changes behind.".formatted(lag),
          "It reads too slowly, or its network is too slow; further behind it loses its place.");
    }
  }

  private void swaps() {
    long failed = recent.grown(Status::failedCasOperations);
    long all = recent.grown(Status::casOperations);
    if (all >= MANY_SWAPS && failed * 2 > all) {
      say(
          Level.INFO,
          "%d %% of the compare-and-swaps of the last minute failed.".formatted(failed * 100 / all),
          "Many clients change the same keys: spread what they change over more keys, or use"
              + " INCR.");
    }
  }

  private void clock() {
    Duration ahead =
        Duration.between(pulse.at(), status.serverTime()).plus(pulse.roundTrip().dividedBy(2));
    if (ahead.abs().compareTo(ANOTHER_TIME) > 0) {
      say(
          Level.INFO,
          "The server's clock is %s %s that of this computer."
              .formatted(Durations.words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"),
          "Times on this screen are this computer's; keys expire by the server's.");
    }
  }

  private void say(Level level, String sentence, String remedy) {
    advice.add(new Advice(level, sentence, remedy));
  }

  private static boolean isOver(long figure, long limit, int percent) {
    return limit > 0 && figure >= limit / 100.0 * percent;
  }
}

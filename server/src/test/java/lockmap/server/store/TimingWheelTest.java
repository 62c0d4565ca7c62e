package lockmap.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWheelTest {

  private static final long TICK = 1L << 23;
  private static final long CENTURY = 36_500L * 24 * 60 * 60 * 1_000_000_000;

  private final TimingWheel wheel = new TimingWheel(0);

  @ParameterizedTest
  @ValueSource(
      longs = {1, 2, TICK - 1, TICK, TICK + 1, 64 * TICK, 64 * TICK + 1, 4096 * TICK, CENTURY})
  void firesNeverEarlyAndAtMostOneTickLate(long deadline) {
    wheel.schedule(timer(deadline));

    assertNull(wheel.poll(deadline - 1));
    assertNotNull(wheel.poll(deadline + TICK - 1));
    assertEquals(Slot.NEVER, wheel.nextDue());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 63 * TICK, 64 * TICK, 65 * TICK, CENTURY})
  void firesAfterAJumpFarBeyondTheDeadline(long deadline) {
    TimedSlot timer = timer(deadline);
    wheel.schedule(timer);

    assertEquals(timer, wheel.poll(2 * CENTURY));
    assertNull(wheel.poll(2 * CENTURY));
  }

  @Test
  void neverFiresWhatWasCancelled() {
    TimedSlot first = timer(CENTURY);
    TimedSlot middle = timer(CENTURY);
    TimedSlot last = timer(CENTURY);
    List.of(first, middle, last).forEach(wheel::schedule);
    wheel.cancel(middle);
    wheel.cancel(last);

    assertEquals(first, wheel.poll(CENTURY + TICK));
    assertNull(wheel.poll(CENTURY + TICK));
  }

  @Test
  void holdsNothingOfATimerThatLeftIt() {
    TimedSlot cancelled = timer(5 * TICK);
    TimedSlot fired = timer(5 * TICK);
    TimedSlot other = timer(5 * TICK);
    List.of(other, cancelled, fired).forEach(wheel::schedule);
    wheel.cancel(cancelled);
    assertEquals(fired, wheel.poll(5 * TICK));

    for (TimedSlot gone : List.of(cancelled, fired)) {
      assertNull(gone.previous);
      assertNull(gone.next);
    }
  }

  @Test
  void keepsManyTimersInOneBucket() {
    int count = 10_000;
    Set<TimedSlot> timers = new HashSet<>();
    for (int at = 0; at < count; at++) {
      TimedSlot timer = timer(CENTURY + at);
      wheel.schedule(timer);
      timers.add(timer);
    }

    assertEquals(count, wheel.size());
    for (TimedSlot due = wheel.poll(CENTURY + TICK + count);
        due != null;
        due = wheel.poll(CENTURY + TICK + count)) {
      assertTrue(timers.remove(due));
    }
    assertEquals(Set.of(), timers);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, TICK, TICK + 1, 4095 * TICK + 1, CENTURY, Long.MAX_VALUE / 2})
  void comesToADeadlineInAFewStepsFromNextDueToNextDue(long deadline) {
    wheel.schedule(timer(deadline));
    long now = 0;
    int steps = 0;
    while (wheel.poll(now) == null) {
      assertTrue(wheel.nextDue() > now, "no progress at " + now);
      now = wheel.nextDue();
      steps++;
    }
    assertTrue(now >= deadline && now < deadline + TICK, () -> "fired for " + deadline);
    assertTrue(steps <= 7, "one step for each level at most, not " + steps);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE - TICK, Long.MAX_VALUE - TICK + 2, Long.MAX_VALUE - 1})
  void waitsForTheEndOfTime(long deadline) {
    wheel.schedule(timer(deadline));

    assertTrue(wheel.nextDue() > 0);
    assertNull(wheel.poll(deadline - 1));
    assertTrue(wheel.nextDue() > deadline - 1);
    assertEquals(0, wheel.overdue(deadline - 1));
    assertEquals(1, wheel.overdue(deadline));
  }

  @Test
  void agreesWithAList() {
    Seeded.rounds(200, random -> new Model(random).run(500));
  }

  private static TimedSlot timer(long deadline) {
    return new TimedSlot(Utf8Bytes.EMPTY, 0, Utf8Bytes.EMPTY, 0, deadline);
  }

  /** A wheel and what it should hold, led through a random life. */
  private static final class Model {

    /** Until when timers are added: a century before the end of time. */
    private static final long LATEST = Long.MAX_VALUE - CENTURY;

    private final Random random;
    private final List<TimedSlot> timers = new ArrayList<>();
    private final TimingWheel wheel;
    private long now;

    Model(Random random) {
      this.random = random;
      this.now = Seeded.magnitude(random, CENTURY) - 1;
      this.wheel = new TimingWheel(now);
    }

    void run(int steps) {
      for (int step = 0; step < steps; step++) {
        switch (random.nextInt(8)) {
          case 0, 1, 2, 3 -> schedule();
          case 4, 5 -> cancel();
          case 6 -> poll(1 + random.nextInt(4));
          default -> advance();
        }
        assertEquals(timers.size(), wheel.size());
        assertEquals(countOfOverdue(), wheel.overdue(now));
      }
      while (!timers.isEmpty()) {
        advanceTo(Math.max(now, wheel.nextDue()));
      }
    }

    private long countOfOverdue() {
      return timers.stream().filter(timer -> timer.deadline() <= now).count();
    }

    private void schedule() {
      TimedSlot timer = timer(now + Seeded.magnitude(random, CENTURY));
      wheel.schedule(timer);
      timers.add(timer);
    }

    private void cancel() {
      if (!timers.isEmpty()) {
        wheel.cancel(timers.remove(random.nextInt(timers.size())));
      }
    }

    private void advance() {
      long most = random.nextBoolean() ? CENTURY : 100 * TICK;
      advanceTo(Math.min(now + Seeded.magnitude(random, most), Math.max(now, LATEST)));
    }

    private void advanceTo(long time) {
      long before = now;
      now = time;
      assertEquals(countOfOverdue(), wheel.overdue(now));
      poll(Integer.MAX_VALUE);
      assertTrue(wheel.nextDue() > now, "something is due that was not polled");
      long first = timers.stream().mapToLong(TimedSlot::deadline).min().orElse(Slot.NEVER);
      if (first == Slot.NEVER) {
        assertEquals(Slot.NEVER, wheel.nextDue());
        return;
      }
      assertTrue(first > now - TICK, () -> "not yet fired after the jump from " + before);
      assertTrue(wheel.nextDue() < first + TICK, "nobody would look in time");
      if (wheel.nextDue() <= LATEST) {
        now = Math.max(now, wheel.nextDue() - 1);
        assertNull(wheel.poll(now), "fired before it was said to");
      }
    }

    private void poll(int most) {
      for (int count = 0; count < most; count++) {
        TimedSlot due = wheel.poll(now);
        if (due == null) {
          return;
        }
        assertTrue(timers.remove(due), "fired twice or though cancelled");
        assertTrue(due.deadline() <= now, "fired early");
      }
    }
  }
}

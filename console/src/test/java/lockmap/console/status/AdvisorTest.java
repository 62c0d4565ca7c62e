package lockmap.console.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import lockmap.console.session.Pulse;
import lockmap.console.status.Advice.Level;
import org.junit.jupiter.api.Test;

class AdvisorTest {

  private final Recent recent = new Recent();
  private final Said said = new Said();

  @Test
  void allIsWell() {
    assertEquals(List.of(), advice(0));
  }

  @Test
  void memoryThatIsAlmostFull() {
    said.held = 899;
    assertEquals(List.of(), advice(0));
    said.held = 905;
    only(Level.WARNING, "The entries take 905 B of 1000 B, which is 90 % of what they may.", 1);
    said.held = 995;
    only(
        Level.DANGER,
        "The entries take 995 B of 1000 B, which is 99 % of what they may: writes that need more"
            + " are refused.",
        2);
  }

  @Test
  void aHeapThatNeverFalls() {
    for (int second = 0; second <= 40; second++) {
      said.heap = second % 2 == 0 ? 9900 : 4000;
      assertEquals(List.of(), advice(second));
    }
    said.heap = 9500;
    for (int second = 41; second < 100; second++) {
      advice(second);
    }
    only(Level.WARNING, "The Java heap has not been below 9.28 KiB of 9.77 KiB lately.", 101);
  }

  @Test
  void theRateLimitWasReachedWithinTheLastMinute() {
    said.refused = 7000;
    assertEquals(List.of(), advice(0));
    said.refused = 8234;
    only(Level.WARNING, "1,234 requests were refused by the rate limit within the last minute.", 1);
    assertEquals(List.of(), advice(62));
  }

  @Test
  void countsOfAServerThatHasBeenStartedAnewAreNotComparedWithThoseBefore() {
    said.gets = 100;
    advice(0);
    said.gets = 0;
    said.refused = 3;
    assertEquals(List.of(), advice(1));
    said.refused = 4;
    only(Level.WARNING, "1 request was refused by the rate limit within the last minute.", 2);
  }

  @Test
  void boundsThatAreNearOrReached() {
    said.connections = 90;
    only(Level.WARNING, "90 of 100 connections are open.", 0);
    said.connections = 100;
    only(Level.DANGER, "100 of 100 connections are open.", 1);
    said.connections = 1;
    said.watchers = 95;
    only(Level.WARNING, "95 of 100 watches are open.", 2);
  }

  @Test
  void watchersThatAreSlow() {
    advice(0);
    said.resets = 1;
    only(
        Level.WARNING,
        "Watchers fell behind and had to begin anew once within the last minute.",
        1);
    said.resets = 12;
    only(
        Level.WARNING,
        "Watchers fell behind and had to begin anew 12 times within the last minute.",
        2);
    said.lag = 20_000;
    assertEquals(
        List.of(
            "Watchers fell behind and had to begin anew 12 times within the last minute.",
            "A watcher is 20,000 changes behind."),
        advice(3).stream().map(Advice::sentence).toList());
  }

  @Test
  void swapsThatFail() {
    advice(0);
    said.swaps = 200;
    said.failedSwaps = 150;
    only(Level.INFO, "75 % of the compare-and-swaps of the last minute failed.", 1);
  }

  @Test
  void clocksThatDiffer() {
    said.clockAhead = Duration.ofSeconds(-90);
    only(Level.INFO, "The server's clock is 1m 29s behind that of this computer.", 0);
  }

  @Test
  void whatMattersMostComesFirst() {
    said.clockAhead = Duration.ofHours(1);
    said.connections = 95;
    Pulse pulse = said.at(0);
    recent.add(pulse);

    List<Advice> advice = Advisor.on(recent, pulse, false);

    assertEquals(
        List.of(Level.DANGER, Level.WARNING, Level.INFO),
        advice.stream().map(Advice::level).toList());
    assertEquals("The server says that it is not ready.", advice.getFirst().sentence());
    assertTrue(advice.stream().noneMatch(each -> each.remedy().isEmpty()));
  }

  private void only(Level level, String sentence, double seconds) {
    List<Advice> advice = advice(seconds);
    assertEquals(List.of(sentence), advice.stream().map(Advice::sentence).toList());
    assertEquals(level, advice.getFirst().level());
  }

  private List<Advice> advice(double seconds) {
    Pulse pulse = said.at(seconds);
    recent.add(pulse);
    return Advisor.on(recent, pulse, true);
  }
}

package lockmap.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import lockmap.server.store.Seeded;
import org.junit.jupiter.api.Test;

/** That a length of time is read as it was written, and that what is none is told by its name. */
class DurationSettingTest {

  private static final String NAME = "server.shutdown-grace";
  private static final Duration MOST = Duration.ofHours(1);
  private static final String LETTERS = "PTDHMSWptdhms0123456789.,+-: \tµ٣\u0000";

  @Test
  void everyDurationWithinTheBoundsIsReadAsItWasWritten() {
    Seeded.rounds(
        300,
        random -> {
          Duration written = Duration.ofNanos(random.nextLong(MOST.toNanos() + 1));
          String text = written.toString();
          String spelled = random.nextBoolean() ? text : text.toLowerCase(Locale.ROOT);
          assertEquals(written, read(spelled), spelled);
        });
  }

  @Test
  void whatIsPastTheBoundsIsRefusedByName() {
    Seeded.rounds(
        300,
        random -> {
          Duration past =
              random.nextBoolean()
                  ? MOST.plusNanos(1 + random.nextLong(Long.MAX_VALUE - MOST.toNanos()))
                  : Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000));
          boolean isWithin = !past.isNegative() && past.compareTo(MOST) <= 0;
          assertTrue(isWithin || isRefused(past.toString()), past::toString);
        });
  }

  @Test
  void garbageIsADurationOrIsRefusedByName() {
    Seeded.rounds(
        1000,
        random -> {
          String text = garbage(random);
          if (!isRefused(text)) {
            Duration read = read(text);
            assertEquals(read, read(read.toString()), text);
          }
        });
  }

  /** Letters of durations in any order, or a duration with one of them in a wrong place. */
  private static String garbage(Random random) {
    if (random.nextBoolean()) {
      return random
          .ints(random.nextInt(12), 0, LETTERS.length())
          .mapToObj(at -> LETTERS.substring(at, at + 1))
          .collect(Collectors.joining());
    }
    StringBuilder text = new StringBuilder(Duration.ofNanos(random.nextLong()).toString());
    text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
    return text.toString();
  }

  private static Duration read(String text) {
    return Told.byProperty(NAME, text).server().shutdownGrace();
  }

  private static boolean isRefused(String text) {
    try {
      read(text);
      return false;
    } catch (ConfigException e) {
      String sentence = String.valueOf(e.getMessage());
      assertTrue(
          sentence.startsWith(NAME + " must be an ISO 8601 duration from PT0S to PT1H"), sentence);
      return true;
    }
  }
}

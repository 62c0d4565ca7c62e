package lockmap.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff least = new Backoff(() -> 0); // no randomness: as short as may be

  @Test
  void eachFailureDoublesThePauseUpToHalfAMinute() {
    least.base(Duration.ofSeconds(2));
    assertEquals(
        List.of(2L, 4L, 8L, 16L, 30L, 30L),
        Stream.generate(() -> least.failed(Duration.ZERO).toSeconds()).limit(6).toList());
    IntStream.range(0, 100).forEach(_ -> least.failed(Duration.ZERO));
    assertEquals(Duration.ofSeconds(30), least.failed(Duration.ZERO));
    least.succeeded();
    assertEquals(Duration.ofSeconds(2), least.failed(Duration.ZERO));
  }

  @Test
  void itBeginsWithASecond() {
    assertEquals(Duration.ofSeconds(1), least.failed(Duration.ZERO));
  }

  @Test
  void whatTheServerAsksForIsTheLeast() {
    least.base(Duration.ofMinutes(1));
    assertEquals(Duration.ofMinutes(1), least.failed(Duration.ZERO));
    assertEquals(Duration.ofMinutes(7), least.failed(Duration.ofMinutes(7)));
    least.base(Duration.ZERO);
    assertEquals(Duration.ZERO, least.failed(Duration.ZERO));
  }

  @Test
  void atRandomItIsUpToHalfAsLongAgain() {
    Backoff random = new Backoff(new Random(7));
    random.base(Duration.ofSeconds(30));
    List<Duration> pauses =
        Stream.generate(() -> random.failed(Duration.ZERO)).limit(1000).sorted().toList();
    assertTrue(pauses.getFirst().compareTo(Duration.ofSeconds(30)) >= 0, "" + pauses.getFirst());
    assertTrue(pauses.getFirst().compareTo(Duration.ofSeconds(31)) < 0, "" + pauses.getFirst());
    assertTrue(pauses.getLast().compareTo(Duration.ofSeconds(44)) > 0, "" + pauses.getLast());
    assertTrue(pauses.getLast().compareTo(Duration.ofSeconds(45)) <= 0, "" + pauses.getLast());
  }
}

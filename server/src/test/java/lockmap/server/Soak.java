package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.LockMapProcess.Ended;
import lockmap.server.SoakFollower.Habit;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;

/**
 * Everything at once for a long time: {@code mvn verify -Psoak -Dsoak.minutes=30}. Clients write
 * and read all there is, start anew, are cut off, stall, flood and send rubbish; keys expire. In
 * the end what the process takes must not have grown, every follower must have been told of every
 * change once and in order, and the store must hold what its writers know.
 */
class Soak {

  private static final Duration LENGTH =
      Duration.ofSeconds(
          Math.round(60 * Double.parseDouble(System.getProperty("soak.minutes", "30"))));

  /**
   * In less time the history of changes fills up and the JVM warms up, so that all figures grow.
   */
  private static final Duration WARM = Duration.ofMinutes(5);

  private static final Duration INTERVAL = LENGTH.dividedBy(60).plusSeconds(1);
  private static final List<String> OPTIONS =
      List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "KV_STORE_PORT",
          "0",
          "LOCKMAP_WATCH_KEEP_ALIVE",
          "PT1S",
          "LOCKMAP_WATCH_HISTORY",
          "16384");

  private final List<Thread> threads = new ArrayList<>();

  @Test
  void nothingGrowsAndNothingIsLost() throws Exception {
    int minutes = Math.toIntExact(LENGTH.toMinutes()) + 3;
    try (LockMapProcess lockmap = LockMapProcess.start(minutes, OPTIONS, SETTINGS)) {
      int port = lockmap.awaitPort();
      SoakCourse course = new SoakCourse(LENGTH.toNanos());
      SoakSamples samples = new SoakSamples(lockmap.pid(), port);
      SoakTrouble trouble = new SoakTrouble(port, course);
      List<SoakWriter> writers = writers(port, course);
      List<SoakFollower> followers = followers(port, course);
      start(trouble::flood);
      start(trouble::attack);
      while (!course.isOver() && course.failures().isEmpty()) {
        Thread.sleep(INTERVAL);
        samples.take();
      }
      course.end();
      Thread.sleep(Duration.ofSeconds(4)); // until the last key has expired
      course.lastRevision(status(port).feed().revision());
      for (Thread thread : threads) {
        thread.join(Duration.ofMinutes(1));
        course.require(!thread.isAlive(), thread.getName() + " does not end");
      }
      try (RawConnection connection = RawConnection.to(port)) {
        for (SoakWriter writer : writers) {
          writer.check(connection);
        }
      }
      Status status = status(port);
      lockmap.terminate();
      Ended ended = lockmap.end();

      report(course, writers, followers, trouble, status);
      samples.verdict().forEach(System.out::println);
      assertEquals(List.of(), course.failures());
      if (LENGTH.compareTo(WARM) >= 0) {
        samples.verdict().forEach(line -> assertTrue(line.startsWith("flat"), line));
      }
      assertEquals(0, ended.code());
      assertEquals(3, ended.errors().size(), () -> "more than start and stop: " + ended.errors());
    }
  }

  private List<SoakWriter> writers(int port, SoakCourse course) {
    List<SoakWriter> writers = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      writers.add(new SoakWriter(port, number, course));
    }
    writers.forEach(this::start);
    return writers;
  }

  private List<SoakFollower> followers(int port, SoakCourse course) {
    List<SoakFollower> followers = new ArrayList<>();
    for (Habit habit : Habit.values()) {
      for (int seed = 0; seed < 5; seed++) {
        followers.add(new SoakFollower(port, habit, seed, course));
      }
    }
    followers.forEach(this::start);
    return followers;
  }

  private void start(Runnable client) {
    threads.add(Thread.ofPlatform().daemon().start(client));
  }

  private static Status status(int port) throws IOException {
    try (RawConnection connection = RawConnection.to(port)) {
      String body = connection.request("GET", "/status").answer().body();
      return WireJson.read(body.getBytes(UTF_8), Status.class);
    }
  }

  private static void report(
      SoakCourse course,
      List<SoakWriter> writers,
      List<SoakFollower> followers,
      SoakTrouble trouble,
      Status status) {
    System.out.printf(
        "%s: %,d answers to writers (%,d refused), %,d operations, %,d keys expired, %,d events"
            + " followed over %,d connections with %,d resets, %,d MB of flood, %,d attacks,"
            + " %,d rate-limited, %,d shed%n",
        LENGTH,
        course.answers(),
        writers.stream().mapToLong(SoakWriter::refused).sum(),
        status.totalOperations(),
        status.expiredKeys(),
        followers.stream().mapToLong(SoakFollower::changes).sum(),
        followers.stream().mapToLong(SoakFollower::connections).sum(),
        followers.stream().mapToLong(SoakFollower::resets).sum(),
        trouble.flooded() / 1_000_000,
        trouble.attacks(),
        status.rateLimitedRequests(),
        status.shedRequests());
  }
}

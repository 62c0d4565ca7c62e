package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lockmap.api.Listing;
import lockmap.server.Follower.Habit;
import lockmap.server.store.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether watches keep their promise over real connections while many clients write: followers of
 * every kind write down what they are told, and afterwards each story is read beside what the
 * writers know that they did.
 *
 * <p>{@code -Dseconds=N} has each round last longer, {@code -Dseed=N} repeats one.
 */
class WatchUnderLoadTest {

  private static final int ROUNDS = 2;
  private static final long SECONDS = Long.getLong("seconds", 6);

  /** On a busy machine it may take longer until all that is to be tried has happened. */
  private static final long MOST_SECONDS = SECONDS + 60;

  private static final int WRITERS = 6;
  private static final int FOLLOWERS = 16;
  private static final int HISTORY = 2048;
  private static final int BUFFER = 128;
  private static final long FIRST = 7_000_000;
  private static final List<Habit> HABITS =
      List.of(Habit.STEADY, Habit.RESUMING, Habit.ASKING, Habit.SLOW);
  private static final Map<String, String> SETTINGS =
      Map.of(
          "store.first-revision", Long.toString(FIRST),
          "watch.history", Integer.toString(HISTORY),
          "watch.buffer", Integer.toString(BUFFER),
          "watch.keep-alive", "PT0.1S",
          "rate-limit.enabled", "false");

  @Test
  @Timeout(300)
  void everyFollowerIsToldEveryChangeOnceOrThatItLostItsPlace() {
    Seeded.rounds(ROUNDS, this::followUnderLoad);
  }

  private void followUnderLoad(Random random) throws Exception {
    try (LiveServer server = LiveServer.with(SETTINGS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        followUnderLoad(random, server, threads);
      } finally {
        threads.shutdownNow(); // who still runs waits for what will not come any more
      }
    }
  }

  private static void followUnderLoad(Random random, LiveServer server, ExecutorService threads)
      throws Exception {
    Course course = new Course();
    Load load = new Load(server);
    Follower journal = new Follower(server.port(), Wanted.EVERYTHING, Habit.JOURNAL, 0, course);
    List<Future<Void>> following = new ArrayList<>();
    following.add(threads.submit(following(journal)));
    course.awaitHeard(FIRST);
    load.prepare();
    List<Follower> followers = new ArrayList<>();
    for (int number = 0; number < FOLLOWERS; number++) {
      Follower follower = follower(HABITS.get(number % HABITS.size()), random, server, course);
      followers.add(follower);
      following.add(threads.submit(following(follower)));
    }
    List<Future<Void>> writing = new ArrayList<>();
    for (int number = 0; number < WRITERS; number++) {
      writing.add(threads.submit(writing(load, new Random(random.nextLong()), course)));
    }
    for (Future<Void> writer : writing) {
      writer.get(MOST_SECONDS + 30, TimeUnit.SECONDS);
    }
    course.comeToAnEnd();
    Listing listing = load.settle();
    course.end(listing.revision());
    for (Future<Void> follower : following) {
      follower.get(60, TimeUnit.SECONDS);
    }
    compare(load, journal, followers, listing);
  }

  /** Who reads slowly follows everything, and so enough to fall behind. */
  private static Follower follower(Habit habit, Random random, LiveServer server, Course course) {
    Wanted any = Wanted.any(random, Load.KEYS, Load.PREFIXES);
    Wanted wanted = habit == Habit.SLOW ? Wanted.EVERYTHING : any;
    return new Follower(server.port(), wanted, habit, random.nextLong(), course);
  }

  private static Callable<Void> following(Follower follower) {
    return () -> {
      follower.follow();
      return null;
    };
  }

  /** No further ahead of the journal than the history reaches, so that the truth can be told. */
  private static Callable<Void> writing(Load load, Random random, Course course) {
    long enough = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long tooMuch = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    return () -> {
      long now = System.nanoTime();
      while (now < enough || (now < tooMuch && !course.hasSeenAll())) {
        course.awaitHeard(load.lastRevision() - HISTORY / 2);
        load.change(random);
        course.reach(load.lastRevision());
        now = System.nanoTime();
      }
      return null;
    };
  }

  private static void compare(
      Load load, Follower journal, List<Follower> followers, Listing listing) {
    Truth truth = new Truth(FIRST, load, journal.story());
    truth.check(listing);
    int replays = 0;
    int losses = 0;
    int brokenStates = 0;
    for (Follower follower : followers) {
      Story story = new Story(follower, truth, HISTORY, BUFFER);
      story.check();
      replays += story.replays();
      losses += story.losses();
      brokenStates += story.brokenStates();
    }
    String extent =
        "%d changes, %d replays, %d losses, %d broken states"
            .formatted(truth.last() - FIRST, replays, losses, brokenStates);
    assertTrue(replays > 0 && losses > 0 && brokenStates > 0, extent);
  }
}

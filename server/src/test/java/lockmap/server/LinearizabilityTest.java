package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lockmap.api.EventData;
import lockmap.api.Listing;
import lockmap.api.WireJson;
import lockmap.server.Follower.Habit;
import lockmap.server.Follower.Told;
import lockmap.server.Recorder.Mix;
import lockmap.server.linear.Call;
import lockmap.server.linear.Falsification;
import lockmap.server.linear.Linearization;
import lockmap.server.linear.StoreState;
import lockmap.server.linear.ToldState;
import lockmap.server.store.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether what many clients are answered at the same time could have been answered one by one, over
 * real connections: once by the answers alone, and once with the writes in the order of the events
 * that a watcher is told meanwhile.
 *
 * <p>{@code -Dcalls=N} has N calls for each key, {@code -Dseed=N} repeats a round.
 */
@Timeout(600)
class LinearizabilityTest {

  private static final int CLIENTS = 12;
  private static final int KEYS = 3;

  /** So many that few calls are about each; a multiple of four, see {@link Recorder}. */
  private static final int MANY_KEYS = 600;

  private static final int CALLS_PER_KEY = Integer.getInteger("calls", 2_000);
  private static final int FALSE_ONES = 25;
  private static final long FIRST = 7_000_000;
  private static final long TIME_TO_EXPIRE = TimeUnit.SECONDS.toNanos(4);

  /** The history holds all that is done, or else a journal that falls behind could never go on. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "store.first-revision",
          Long.toString(FIRST),
          "watch.history",
          Integer.toString(1 << 20),
          "watch.keep-alive",
          "PT0.1S",
          "rate-limit.enabled",
          "false");

  /** What clients and a watcher wrote down. */
  private record History(List<Call> calls, List<ToldState.Event> events) {

    History of(String key) {
      return new History(
          calls.stream().filter(call -> call.key().equals(key)).toList(),
          events.stream().filter(event -> event.key().equals(key)).toList());
    }
  }

  @Test
  void everyKeyIsLinearizableInTheOrderOfItsEvents() {
    Seeded.rounds(
        1,
        random -> {
          History history = record(Mix.SINGLE, KEYS, 0, random);
          checkByAnswers(history);
          checkByEvents(history);
        });
  }

  /** Of the answers alone too many orders would have to be tried. */
  @Test
  void whatWasNeverAnsweredHappenedOnceOrNever() {
    Seeded.rounds(
        1,
        random -> {
          History history = record(Mix.BROKEN_OFF, KEYS, 0, random);
          assertTrue(history.calls.stream().filter(Call::isOpen).count() > 20, "few broken off");
          checkByEvents(history);
        });
  }

  @Test
  void everyKeyThatExpiresIsLinearizableInTheOrderOfItsEvents() {
    Seeded.rounds(
        1,
        random -> {
          History history = record(Mix.TIMED, MANY_KEYS, TIME_TO_EXPIRE, random);
          assertTrue(history.events.stream().anyMatch(ToldState.Event::expired), "none expired");
          checkByAnswers(history);
          checkByEvents(history);
        });
  }

  @Test
  void atomicBatchesOverSeveralKeysAreLinearizableInTheOrderOfTheirEvents() {
    Seeded.rounds(
        1,
        random -> {
          History history = record(Mix.BATCHES, 3, 0, random);
          assertTrue(
              history.calls.stream().filter(call -> call.steps().size() > 1).count()
                  > history.calls.size() / 3,
              "few batches");
          Linearization.require(StoreState.MODEL, history.calls);
          Linearization.require(ToldState.model(history.events, history.calls), history.calls);
        });
  }

  /** Or else the other tests would show nothing. */
  @Test
  void aFalseHistoryIsRefused() {
    Seeded.rounds(
        1,
        random -> {
          History history = record(Mix.SINGLE, 2, 0, random).of("key0");
          List<Call> calls = history.calls;
          for (Falsification falsification : Falsification.values()) {
            for (int count = 0; count < FALSE_ONES; count++) {
              List<Call> changed = falsification.of(calls, random).orElseThrow();
              assertEquals(
                  Optional.empty(),
                  Linearization.of(StoreState.MODEL, changed),
                  falsification::toString);
            }
          }
          for (int count = 0; count < FALSE_ONES; count++) {
            List<ToldState.Event> events = new ArrayList<>(history.events);
            int at = random.nextInt(events.size() / 2);
            Collections.swap(events, at, at + 1);
            assertEquals(Optional.empty(), Linearization.of(ToldState.model(events, calls), calls));
          }
        });
  }

  private static void checkByAnswers(History history) {
    history.calls.stream()
        .collect(groupingBy(Call::key))
        .values()
        .forEach(calls -> Linearization.require(StoreState.MODEL, calls));
  }

  private static void checkByEvents(History history) {
    Map<String, List<ToldState.Event>> events =
        history.events.stream().collect(groupingBy(ToldState.Event::key));
    history.calls.stream()
        .collect(groupingBy(Call::key))
        .forEach((key, calls) ->
            Linearization.require(
                ToldState.model(events.getOrDefault(key, List.of()), calls), calls));
  }

  private static History record(Mix mix, int keys, long nanos, Random random) throws Exception {
    try (LiveServer server = LiveServer.with(SETTINGS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return record(server, threads, mix, keys, nanos, random);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static History record(
      LiveServer server, ExecutorService threads, Mix mix, int keys, long nanos, Random random)
      throws Exception {
    List<String> names = IntStream.range(0, keys).mapToObj(key -> "key" + key).toList();
    Course course = new Course();
    Follower journal = new Follower(server.port(), Wanted.EVERYTHING, Habit.JOURNAL, 0, course);
    Future<Void> following = threads.submit(following(journal));
    course.awaitHeard(FIRST);
    List<Future<List<Call>>> recording = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Recorder recorder = new Recorder(server.port(), mix, names, random.nextLong());
      recording.add(
          threads.submit(
              () -> recorder.record(nanos > 0 ? 1 : CALLS_PER_KEY * keys / CLIENTS, nanos)));
    }
    List<Call> calls = new ArrayList<>();
    for (Future<List<Call>> recorded : recording) {
      calls.addAll(recorded.get(500, TimeUnit.SECONDS));
    }
    calls.addAll(new Recorder(server.port(), Mix.SINGLE, names, 0).readAll());
    byte[] listing = server.get("/store?limit=1").body().getBytes(UTF_8);
    course.end(WireJson.read(listing, Listing.class).revision());
    following.get(60, TimeUnit.SECONDS);
    return new History(calls, events(journal.story()));
  }

  private static Callable<Void> following(Follower follower) {
    return () -> {
      follower.follow();
      return null;
    };
  }

  /** The changes that were told; there is no hole and no double in them. */
  private static List<ToldState.Event> events(List<Told> story) {
    List<ToldState.Event> events = new ArrayList<>();
    for (Told told : story) {
      EventData data = told.data();
      if (data != null && !told.kind().equals("READY")) {
        assertEquals(FIRST + events.size() + 1, data.revision(), told::toString);
        boolean expired = told.kind().equals("EXPIRED");
        String key = Objects.requireNonNull(data.key());
        events.add(new ToldState.Event(key, data.value(), data.revision(), expired));
      }
    }
    return events;
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.api.Listing;
import lockmap.api.Outcome;
import lockmap.api.WireJson;

/**
 * Clients that change random keys in every way there is, and keep what they were told of it: each
 * answer's revision with what it did. The keys are few, so that the clients get into each other's
 * way, and begin alike; some more stand by, so that a state takes several pages to tell.
 */
final class Load {

  static final List<String> KEYS =
      Stream.concat(
              IntStream.range(0, 8)
                  .boxed()
                  .flatMap(at -> Stream.of("a/" + at, "a/b/" + at, "b" + at)),
              Stream.of("a", "n/1", "n/2"))
          .toList();
  static final List<String> PREFIXES = List.of("a", "a/", "a/b/", "b", "n/", "s/", "s/1", "none/");

  private static final int STANDING_BY = 300;
  private static final String FILLER = "x".repeat(60_000);

  /** What a change does to its key's deadline, if it does not set one. */
  static final long NEVER = Long.MAX_VALUE;

  static final long KEPT = Long.MIN_VALUE;

  /** A change as its writer knows it; the value of a touch is none it could know. */
  record Done(String name, String key, String value, long deadline) {}

  /** Stands for a value that the writer does not know. */
  static final String UNKNOWN = "?";

  private final LiveServer server;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong lastRevision = new AtomicLong();
  private final Map<Long, Done> acknowledged = new ConcurrentSkipListMap<>();
  private final Map<String, Done> putInBatches = new ConcurrentHashMap<>();
  private final Map<String, Integer> deletedInBatches = new ConcurrentHashMap<>();

  Load(LiveServer server) {
    this.server = server;
  }

  /** The highest revision that was acknowledged. */
  long lastRevision() {
    return lastRevision.get();
  }

  /** What was acknowledged, by its revision. */
  Map<Long, Done> acknowledged() {
    return acknowledged;
  }

  /** What batches wrote, whose answers have no revisions, by its value. */
  Map<String, Done> putInBatches() {
    return putInBatches;
  }

  /** How many times batches removed a key. */
  Map<String, Integer> deletedInBatches() {
    return deletedInBatches;
  }

  /** Writes the keys that stand by. */
  void prepare() {
    for (int at = 0; at < STANDING_BY; at += 50) {
      batch(IntStream.range(at, at + 50).mapToObj(number -> put("s/" + number, NEVER, 0)).toList());
    }
  }

  /** Changes something. */
  void change(Random random) {
    String key = random.nextInt(8) == 0 ? "s/" + random.nextInt(STANDING_BY) : any(random);
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> put(key, value(random), "", NEVER);
      case 3 -> put(key, value(random), "?ttl=keep", KEPT);
      case 4 -> {
        long seconds = 1L + random.nextInt(2);
        put(key, value(random), "?ttl=" + seconds, in(seconds));
      }
      case 5, 6 -> delete(key);
      case 7 -> swap(key, value(random));
      case 8 -> increment("n/" + (1 + random.nextInt(2)));
      case 9 -> touch(key, random.nextBoolean());
      default -> batch(operations(random));
    }
  }

  private static String any(Random random) {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  /** No two are the same; some are long, so that a reader who takes a rest falls behind. */
  private String value(Random random) {
    return "v" + numbers.incrementAndGet() + (random.nextInt(8) == 0 ? FILLER : "");
  }

  private static long in(long seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  private void put(String key, String value, String query, long deadline) {
    HttpResponse<String> answer = server.put("/store/" + key + query, value);
    assertTrue(answer.statusCode() == 201 || answer.statusCode() == 204, answer::toString);
    done(answer, new Done("PUT", key, value, deadline));
  }

  private void delete(String key) {
    HttpResponse<String> answer = server.delete("/store/" + key);
    if (answer.statusCode() != 404) {
      assertEquals(204, answer.statusCode());
      done(answer, new Done("DELETE", key, "", NEVER));
    }
  }

  private void swap(String key, String value) {
    HttpResponse<String> current = server.get("/store/" + key);
    if (current.statusCode() == 200) {
      String json = "{\"expected\":\"%s\",\"new\":\"%s\"}".formatted(current.body(), value);
      HttpResponse<String> answer = server.postJson("/store/cas/" + key, json);
      if (answer.statusCode() == 204) {
        done(answer, new Done("CAS", key, value, KEPT));
      } else {
        assertTrue(answer.statusCode() == 412 || answer.statusCode() == 404, answer::toString);
      }
    }
  }

  private void increment(String key) {
    HttpResponse<String> answer =
        server.send(server.request("/store/incr/" + key).POST(BodyPublishers.noBody()));
    if (answer.statusCode() != 409) { // another client has put something else there
      assertEquals(200, answer.statusCode());
      done(answer, new Done("PUT", key, answer.body(), KEPT));
    }
  }

  private void touch(String key, boolean timed) {
    long deadline = timed ? in(1) : NEVER;
    String query = timed ? "?ttl=1" : "?ttl=none";
    HttpResponse<String> answer =
        server.send(server.request("/store/touch/" + key + query).POST(BodyPublishers.noBody()));
    if (answer.statusCode() != 404) {
      assertEquals(204, answer.statusCode());
      done(answer, new Done("PUT", key, UNKNOWN, deadline));
    }
  }

  private void done(HttpResponse<String> answer, Done done) {
    String tag = answer.headers().firstValue("etag").orElseThrow();
    long revision = Long.parseLong(tag.substring(1, tag.length() - 1));
    assertEquals(null, acknowledged.put(revision, done), "two changes of one revision");
    lastRevision.accumulateAndGet(revision, Math::max);
  }

  /** An operation of a batch: its JSON, and what it does where it succeeds. */
  private record Batched(String json, Done done) {}

  private List<Batched> operations(Random random) {
    List<Batched> operations = new ArrayList<>();
    for (int count = 1 + random.nextInt(12); count > 0; count--) {
      switch (random.nextInt(4)) {
        case 0 -> operations.add(deletion(any(random)));
        case 1 -> operations.add(put(any(random), in(1), 1));
        default -> operations.add(put(any(random), NEVER, 0));
      }
    }
    return operations;
  }

  private static Batched deletion(String key) {
    return new Batched(
        "{\"method\":\"DELETE\",\"key\":\"%s\"}".formatted(key),
        new Done("DELETE", key, "", NEVER));
  }

  private Batched put(String key, long deadline, int ttl) {
    String value = "batch" + numbers.incrementAndGet();
    String timed = ttl == 0 ? "" : ",\"ttl\":" + ttl;
    return new Batched(
        "{\"method\":\"PUT\",\"key\":\"%s\",\"value\":\"%s\"%s}".formatted(key, value, timed),
        new Done("PUT", key, value, deadline));
  }

  private void batch(List<Batched> operations) {
    HttpResponse<String> answer =
        server.postJson("/batch", operations.stream().map(Batched::json).toList().toString());
    assertEquals(200, answer.statusCode(), answer::body);
    List<Outcome> outcomes = WireJson.readList(answer.body().getBytes(UTF_8), Outcome.class);
    for (int at = 0; at < outcomes.size(); at++) {
      Done done = operations.get(at).done;
      if (done.name.equals("PUT")) {
        putInBatches.put(done.value, done);
      } else if (outcomes.get(at).status() == 204) {
        deletedInBatches.merge(done.key, 1, Integer::sum);
      }
    }
  }

  /** Sees to it that nothing will expire any more; what the store then holds. */
  Listing settle() {
    while (true) {
      server.get("/status"); // counts keys, and so removes those whose time is up
      Listing listing = list();
      List<String> timed =
          listing.entries().stream()
              .filter(entry -> entry.ttl() != null)
              .map(entry -> entry.key())
              .toList();
      if (timed.isEmpty() && list().revision() == listing.revision()) {
        return listing;
      }
      timed.forEach(key -> touch(key, false));
    }
  }

  private Listing list() {
    String body = server.get("/store?limit=1000&values=true").body();
    return WireJson.read(body.getBytes(UTF_8), Listing.class);
  }
}

package lockmap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import lockmap.api.CasRequest;
import lockmap.api.Entry;
import lockmap.api.Limits;
import lockmap.api.Paths;

/** The requests that are about one key. */
final class KeyCalls {

  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Http http;

  KeyCalls(Http http) {
    this.http = http;
  }

  Optional<String> get(String key) {
    Answer answer = http.send(http.to(Paths.store(key)));
    return switch (answer.status()) {
      case 200 -> Optional.of(answer.text());
      case 404 -> Optional.empty();
      default -> throw answer.unexpected();
    };
  }

  Optional<Entry> entry(String key) {
    Answer answer = http.send(http.to(Paths.store(key) + "?format=json"));
    return switch (answer.status()) {
      case 200 -> Optional.of(answer.json(Entry.class));
      case 404 -> Optional.empty();
      default -> throw answer.unexpected();
    };
  }

  Reading read(String key, long known, Duration wait) {
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("a wait is at most " + LONGEST_WAIT.toSeconds() + " s");
    }
    String query = "?format=json&wait=" + wait.plusNanos(999_999_999).toSeconds();
    Answer answer =
        http.send(http.to(Paths.store(key) + query, wait).header("If-None-Match", tag(known)));
    return switch (answer.status()) {
      case 200 -> new Reading.Changed(answer.json(Entry.class));
      case 304 -> new Reading.Unchanged(answer.revision());
      case 404 -> new Reading.Absent();
      default -> throw answer.unexpected();
    };
  }

  PutResult put(String key, String value, QueryString query, Precondition precondition) {
    Limits.requireText("value", value);
    Request request = http.to(Paths.store(key) + query).put(value.getBytes(UTF_8));
    Answer answer = http.send(conditional(precondition, request));
    return switch (answer.status()) {
      case 201 -> new PutResult.Created(answer.revision());
      case 204 -> new PutResult.Replaced(answer.revision(), null);
      case 200 -> new PutResult.Replaced(answer.revision(), answer.text());
      case 412 -> new PutResult.Conflict(answer.revisionIfTold());
      default -> throw answer.unexpected();
    };
  }

  DeleteResult delete(String key, QueryString query, Precondition precondition) {
    Request request = http.to(Paths.store(key) + query).delete();
    Answer answer = http.send(conditional(precondition, request));
    return switch (answer.status()) {
      case 204 -> new DeleteResult.Deleted(answer.revision(), null);
      case 200 -> new DeleteResult.Deleted(answer.revision(), answer.text());
      case 404 -> new DeleteResult.Absent();
      case 412 -> new DeleteResult.Conflict(answer.revisionIfTold());
      default -> throw answer.unexpected();
    };
  }

  SwapResult compareAndSwap(String key, CasRequest swap, Duration patience) {
    Duration most = http.patience().compareTo(patience) < 0 ? http.patience() : patience;
    Answer answer = http.send(http.json(Paths.cas(key), swap).timeout(most));
    return switch (answer.status()) {
      case 201, 204 -> new SwapResult.Swapped(answer.revision());
      case 404 -> new SwapResult.Absent();
      case 412 -> new SwapResult.Conflict(answer.revisionIfTold());
      default -> throw answer.unexpected();
    };
  }

  IncrementResult increment(String key, long by) {
    Answer answer = http.send(http.to(Paths.increment(key) + "?by=" + by).post());
    return switch (answer.status()) {
      case 200 -> new IncrementResult.Counted(answer.number(), answer.revision());
      case 409 -> new IncrementResult.NotCountable(answer.revisionIfTold());
      default -> throw answer.unexpected();
    };
  }

  OptionalLong touch(String key, Ttl ttl) {
    String time =
        switch (ttl) {
          case Ttl.Forever _ -> "none";
          case Ttl.Seconds(long seconds) -> Long.toString(seconds);
          case Ttl.Kept _ ->
              throw new IllegalArgumentException("a touch cannot keep the time to live");
        };
    Answer answer = http.send(http.to(Paths.touch(key) + "?ttl=" + time).post());
    return switch (answer.status()) {
      case 204 -> OptionalLong.of(answer.revision());
      case 404 -> OptionalLong.empty();
      default -> throw answer.unexpected();
    };
  }

  static QueryString living(Ttl ttl) {
    return switch (ttl) {
      case Ttl.Forever _ -> new QueryString();
      case Ttl.Kept _ -> new QueryString().with("ttl", "keep");
      case Ttl.Seconds(long seconds) -> new QueryString().with("ttl", Long.toString(seconds));
    };
  }

  private static Request conditional(Precondition precondition, Request request) {
    return switch (precondition) {
      case Precondition.None _ -> request;
      case Precondition.Absent _ -> request.header("If-None-Match", "*");
      case Precondition.Present _ -> request.header("If-Match", "*");
      case Precondition.WrittenBy(long revision) -> request.header("If-Match", tag(revision));
    };
  }

  private static String tag(long revision) {
    Limits.requireRevision("revision", revision);
    return "\"" + revision + "\"";
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lockmap.api.CasRequest;
import lockmap.api.Condition;
import lockmap.api.Operation;
import lockmap.api.Outcome;
import lockmap.api.RefusedBatch;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import lockmap.server.linear.Call;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks all sorts of things of a few keys and writes down what it was answered. Values
 * are few, so that conditions on them hold now and then.
 */
final class Recorder {

  private static final int VALUES = 5;
  private static final int CUT_ONE_IN = 50;
  private static final int MOST_IN_A_BATCH = 5;

  /** What kind of a life the keys have. */
  enum Mix {
    /** One operation at a time. */
    SINGLE,
    /** One operation at a time; now and then the connection is broken off behind it. */
    BROKEN_OFF,
    /** One operation at a time; half of the values live for a second. */
    TIMED,
    /** As often an atomic batch as a single operation. */
    BATCHES
  }

  private final int port;
  private final Mix mix;
  private final List<String> keys;
  private final Random random;
  private final Map<String, Outcome> seen = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private @Nullable RawConnection connection;

  Recorder(int port, Mix mix, List<String> keys, long seed) {
    this.port = port;
    this.mix = mix;
    this.keys = keys;
    this.random = new Random(seed);
  }

  /** Asks as often as it is told to, and for as long; says what it was answered. */
  List<Call> record(int least, long nanos) throws IOException {
    long enough = System.nanoTime() + nanos;
    while (calls.size() < least || System.nanoTime() < enough) {
      if (mix == Mix.BATCHES && random.nextBoolean()) {
        batch();
      } else {
        single(operation());
      }
    }
    disconnect();
    return calls;
  }

  /** Reads each key once. */
  List<Call> readAll() throws IOException {
    for (String key : keys) {
      single(new Operation.Get(key));
    }
    disconnect();
    return calls;
  }

  private void single(Operation operation) throws IOException {
    RawConnection to = connected();
    boolean cut = mix == Mix.BROKEN_OFF && random.nextInt(CUT_ONE_IN) == 0;
    long begun = System.nanoTime();
    send(operation, to);
    if (cut) {
      breakOff(to);
      if (!(operation instanceof Operation.Get)) {
        calls.add(Call.of(operation, null, begun, Call.NEVER));
      }
      return;
    }
    RawAnswer answer = to.answer();
    long ended = System.nanoTime();
    Outcome outcome = outcome(answer);
    seen.put(operation.key(), outcome);
    calls.add(Call.of(operation, outcome, begun, ended));
  }

  private void batch() throws IOException {
    List<Operation> operations =
        Stream.generate(this::operation).limit(2L + random.nextInt(MOST_IN_A_BATCH - 1)).toList();
    RawConnection to = connected();
    long begun = System.nanoTime();
    post(to, "/batch?atomic=true", WireJson.write(operations));
    RawAnswer answer = to.answer();
    long ended = System.nanoTime();
    byte[] body = answer.body().getBytes(UTF_8);
    List<Outcome> outcomes =
        answer.status() == 200
            ? WireJson.readList(body, Outcome.class)
            : WireJson.read(body, RefusedBatch.class).operations();
    List<Call.Step> steps = new ArrayList<>();
    for (int at = 0; at < operations.size(); at++) {
      steps.add(new Call.Step(operations.get(at), outcomes.get(at)));
    }
    calls.add(new Call(steps, begun, ended));
  }

  private static void send(Operation operation, RawConnection to) throws IOException {
    String path = "/store/" + operation.key();
    switch (operation) {
      case Operation.Get _ -> to.request("GET", path);
      case Operation.Put(String _, String value, @Nullable Long ttl, Condition condition) ->
          to.requestWithBody(
              "PUT",
              ttl == null ? path : path + "?ttl=" + ttl,
              value.getBytes(UTF_8),
              headers(condition));
      case Operation.Delete(String _, Condition condition) ->
          to.request("DELETE", path, headers(condition));
      case Operation.CompareAndSwap(String key, CasRequest swap) ->
          post(to, "/store/cas/" + key, WireJson.write(swap));
      case Operation.Increment(String key, long by) ->
          to.request("POST", "/store/incr/" + key + "?by=" + by);
    }
  }

  private static void post(RawConnection to, String path, byte[] json) throws IOException {
    to.requestWithBody("POST", path, json, "Content-Type: application/json");
  }

  private static String[] headers(Condition condition) {
    return switch (condition) {
      case Condition.Absent _ -> new String[] {"If-None-Match: *"};
      case Condition.WrittenBy(long revision) -> new String[] {"If-Match: \"" + revision + '"'};
      case Condition.None _, Condition.Holding _ -> new String[0];
    };
  }

  private static Outcome outcome(RawAnswer answer) {
    String value = answer.status() == 200 ? answer.body() : null;
    Outcome outcome = new Outcome(answer.status(), value);
    return answer
        .header("ETag")
        .map(tag -> outcome.at(Long.parseLong(tag.substring(1, tag.length() - 1))))
        .orElse(outcome);
  }

  private Operation operation() {
    String key = key();
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Operation.Put(key, value(), ttl());
      case 2 -> new Operation.Put(key, value(), ttl(), Condition.ABSENT);
      case 3 -> new Operation.Put(key, value(), ttl(), new Condition.WrittenBy(revision(key)));
      case 4 -> new Operation.Delete(key);
      case 5 -> new Operation.Delete(key, new Condition.WrittenBy(revision(key)));
      case 6 -> new Operation.CompareAndSwap(key, value(), value());
      case 7 -> new Operation.CompareAndSwap(key, swap(key));
      case 8, 9 -> new Operation.Increment(key, random.nextInt(3) - 1L);
      default -> new Operation.Get(keys.get(random.nextInt(keys.size())));
    };
  }

  /** Of timed keys a quarter is written at a time, so that the others have time to expire. */
  private String key() {
    int key = random.nextInt(keys.size());
    if (mix == Mix.TIMED) {
      int quarter = (int) (System.nanoTime() / 1_000_000_000 % 4);
      key = key / 4 * 4 + quarter;
    }
    return keys.get(key);
  }

  private CasRequest swap(String key) {
    return switch (random.nextInt(4)) {
      case 0 -> CasRequest.create(value());
      case 1 -> CasRequest.remove(value());
      case 2 -> CasRequest.removeAt(revision(key));
      default -> CasRequest.at(revision(key), value());
    };
  }

  /** A number, but for few that are none. */
  private String value() {
    return random.nextInt(20) == 0 ? "none" : Integer.toString(random.nextInt(VALUES));
  }

  private @Nullable Long ttl() {
    return mix == Mix.TIMED && random.nextBoolean() ? 1L : null;
  }

  /** The one last seen. */
  private long revision(String key) {
    Outcome outcome = seen.get(key);
    return outcome == null || outcome.revision() == null ? 0 : outcome.revision();
  }

  private RawConnection connected() throws IOException {
    if (connection == null) {
      connection = RawConnection.to(port);
    }
    return connection;
  }

  /** By the end of the stream, so that the request is read to its end; or by a reset. */
  private void breakOff(RawConnection broken) throws IOException {
    connection = null;
    if (random.nextBoolean()) {
      broken.close();
    } else {
      broken.reset();
    }
  }

  private void disconnect() throws IOException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}

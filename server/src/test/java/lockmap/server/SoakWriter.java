package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import lockmap.api.Listing;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;

/**
 * A client that owns all keys under a prefix, and so knows what they must hold. It does everything
 * that one can do with keys, and now and then it starts anew with another connection.
 */
final class SoakWriter implements Runnable {

  private static final int KEYS = 200;
  private static final int LIFE = 500;

  private final int port;
  private final String prefix;
  private final Random random;
  private final SoakCourse course;
  private final Map<String, String> model = new TreeMap<>();
  private final AtomicLong refused = new AtomicLong();
  private long counter;

  SoakWriter(int port, int number, SoakCourse course) {
    this.port = port;
    this.prefix = "w" + number + "/";
    this.random = new Random(number);
    this.course = course;
  }

  @Override
  public void run() {
    try {
      while (!course.isOver()) {
        try (RawConnection connection = RawConnection.to(port)) {
          for (int act = 0; act < LIFE && !course.isOver(); act++) {
            act(connection);
            Thread.sleep(2);
          }
          if (random.nextBoolean()) {
            connection.reset();
          }
        }
      }
    } catch (Exception | AssertionError e) {
      course.failed("writer " + prefix, e);
    }
  }

  /** How many requests the server refused because of its load. */
  long refused() {
    return refused.get();
  }

  /** Compares what the store holds with what it must hold. */
  void check(RawConnection connection) throws IOException {
    Map<String, String> held = new TreeMap<>();
    String after = "";
    while (after != null) {
      String page = "/store?values=true&limit=1000&prefix=" + prefix + "&after=" + after;
      Listing listing =
          WireJson.read(ask(connection, "GET", page).body().getBytes(UTF_8), Listing.class);
      listing.entries().forEach(entry -> held.put(entry.key(), String.valueOf(entry.value())));
      after = listing.next();
    }
    if (counter > 0) {
      model.put(prefix + "counter", Long.toString(counter));
    }
    held.forEach(
        (key, value) -> course.require(value.equals(model.get(key)), key + " holds " + value));
    course.require(held.keySet().equals(model.keySet()), prefix + " has other keys");
  }

  private void act(RawConnection connection) throws IOException {
    String key = prefix + random.nextInt(KEYS);
    String value = "v" + random.nextLong() + "x".repeat(random.nextInt(500));
    switch (random.nextInt(14)) {
      case 0, 1, 2 ->
          change(connection, "PUT", "/store/" + key, value, () -> model.put(key, value));
      case 3 -> change(connection, "DELETE", "/store/" + key, "", () -> model.remove(key));
      case 4 -> {
        String mortal =
            "/store/mortal/" + prefix + random.nextInt(KEYS) + "?ttl=" + (1 + random.nextInt(3));
        change(connection, "PUT", mortal, value, () -> {});
      }
      case 5 -> swap(connection, key, value);
      case 6 ->
          change(connection, "POST", "/store/incr/" + prefix + "counter?by=1", "", () -> counter++);
      case 7 -> batch(connection, key, value, "/batch?atomic=true");
      case 8 -> batch(connection, key, value, "/batch");
      case 9 -> {
        String line = "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}\n";
        change(connection, "POST", "/import", line, () -> model.put(key, value));
      }
      case 10 -> ask(connection, "GET", "/store?prefix=" + prefix + "&limit=50&values=true");
      case 11 -> {
        RawAnswer lines = ask(connection, "GET", "/export?prefix=" + prefix + "1");
        if (lines.header("Transfer-Encoding").isPresent()) {
          connection.line(); // behind the last chunk
        }
      }
      case 12 -> ask(connection, "GET", "/status");
      default -> read(connection, key);
    }
  }

  private void read(RawConnection connection, String key) throws IOException {
    RawAnswer answer = ask(connection, "GET", "/store/" + key);
    String expected = model.get(key);
    if (answer.status() == 200) {
      course.require(answer.body().equals(expected), key + " is " + answer.body());
    } else {
      course.require(answer.status() == 503 || expected == null, key + " is gone: " + answer);
    }
  }

  private void swap(RawConnection connection, String key, String value) throws IOException {
    String expected = model.get(key);
    String json = "{\"expected\":" + (expected == null ? "null" : "\"" + expected + "\"");
    change(
        connection,
        "POST",
        "/store/cas/" + key,
        json + ",\"new\":\"" + value + "\"}",
        () -> model.put(key, value));
  }

  private void batch(RawConnection connection, String key, String value, String path)
      throws IOException {
    String other = prefix + random.nextInt(KEYS);
    String put = "{\"method\":\"PUT\",\"key\":\"" + key + "\",\"value\":\"" + value + "\"}";
    String also = "{\"method\":\"PUT\",\"key\":\"" + other + "\",\"value\":\"both\"}";
    change(
        connection,
        "POST",
        path,
        "[" + put + "," + also + "]",
        () -> {
          model.put(key, value);
          model.put(other, "both");
        });
  }

  private void change(
      RawConnection connection, String method, String target, String body, Runnable done)
      throws IOException {
    String type = target.equals("/import") ? "application/x-ndjson" : "application/json";
    connection.requestWithBody(method, target, body.getBytes(UTF_8), "Content-Type: " + type);
    RawAnswer answer = counted(connection.answer(1 << 30));
    if (answer.status() < 300) {
      done.run();
    } else {
      boolean isExpected =
          answer.status() == 503 || (answer.status() == 404 && method.equals("DELETE"));
      course.require(isExpected, method + " " + target + ": " + answer);
    }
  }

  private RawAnswer ask(RawConnection connection, String method, String target) throws IOException {
    return counted(connection.request(method, target).answer(1 << 30));
  }

  private RawAnswer counted(RawAnswer answer) {
    course.answered();
    if (answer.status() == 503) {
      refused.incrementAndGet();
    }
    return answer;
  }
}

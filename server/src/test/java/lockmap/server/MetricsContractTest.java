package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static lockmap.server.KeyContractTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lockmap.api.Version;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract says of the metrics, over real HTTP, and what Prometheus says of them. */
class MetricsContractTest {

  private static final Map<String, String> UNLIMITED = Map.of("rate-limit.enabled", "false");

  private LiveServer server = LiveServer.with(UNLIMITED);

  @AfterEach
  void stop() {
    server.close();
  }

  /** What one request for the metrics got: each name, with its labels, and its value. */
  private record Scrape(Map<String, Double> values) {

    static Scrape of(String text) {
      return new Scrape(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" (?=[^ ]+$)"))
              .collect(toMap(parts -> parts[0], parts -> Double.valueOf(parts[1]))));
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    double value(String name) {
      return Objects.requireNonNull(values.get(name), name + " in " + values);
    }

    double sum(String begin) {
      return names().filter(name -> name.startsWith(begin)).mapToDouble(this::value).sum();
    }

    Stream<String> names() {
      return values.keySet().stream();
    }
  }

  @Test
  void theyArePrometheusTextThatNobodyCaches() {
    HttpResponse<String> answer = server.get("/metrics");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        answer.headers().firstValue("content-type").orElseThrow());
    assertEquals("no-store", answer.headers().firstValue("cache-control").orElseThrow());
    assertEquals("nosniff", answer.headers().firstValue("x-content-type-options").orElseThrow());
    assertEquals(200, server.method("HEAD", "/metrics").statusCode());
    HttpResponse<String> options = server.method("OPTIONS", "/metrics");
    assertEquals(204, options.statusCode());
    assertEquals("GET, HEAD, OPTIONS", options.headers().firstValue("allow").orElseThrow());
    HttpResponse<String> refused = server.method("DELETE", "/metrics");
    assertProblem(405, "Allow", refused);
    assertEquals("GET, HEAD, OPTIONS", refused.headers().firstValue("allow").orElseThrow());
    assertProblem(404, "nothing", server.get("/metrics/"));
    assertProblem(404, "nothing", server.get("/metrics/kv"));
  }

  @Test
  void promtoolIsContentWithThemAfterTrafficOfEveryKind() throws Exception {
    trafficOfEveryKind();
    Process promtool = promtool();
    try (OutputStream in = promtool.getOutputStream()) {
      in.write(server.get("/metrics").body().getBytes(UTF_8));
    }
    String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
    assertEquals("", said);
    assertEquals(0, promtool.waitFor());
  }

  @Test
  void whatHappenedIsCounted() {
    trafficOfEveryKind();
    Scrape metrics = await(seen -> seen.has(requests("GET", "/watch_key/{key}", 200)));
    assertEquals(2, metrics.value(requests("PUT", "/store/{key}", 201)));
    assertEquals(1, metrics.value(requests("GET", "/store/{key}", 404)));
    assertEquals(1, metrics.value(requests("POST", "/store/cas/{key}", 204)));
    assertEquals(1, metrics.value(requests("POST", "/store/cas/{key}", 412)));
    assertEquals(1, metrics.value(requests("POST", "/batch", 200)));
    assertEquals(1, metrics.value(requests("GET", "none", 404)));
    assertEquals(
        1,
        metrics.value(
            "kv_http_request_duration_seconds_count{"
                + "method=\"GET\",route=\"/store/{key}\",status=\"404\"}"));
    assertTrue(
        metrics
            .names()
            .noneMatch(name -> name.startsWith("kv_http_request_d") && name.contains("watch")),
        "a watch lasts as long as its client likes");
    assertEquals(3, metrics.value("kv_operations_total{operation=\"get\"}"));
    assertEquals(2, metrics.value("kv_operations_total{operation=\"cas\"}"));
    assertEquals(1, metrics.value("kv_cas_operations_total{result=\"swapped\"}"));
    assertEquals(1, metrics.value("kv_cas_operations_total{result=\"failed\"}"));
    assertEquals(1, metrics.value("kv_changes_total{cause=\"cas\"}"));
    assertEquals(1, metrics.value("kv_changes_total{cause=\"delete\"}"));
    assertEquals(metrics.value("kv_revision"), metrics.sum("kv_changes_total"));
    assertEquals(1, metrics.value("kv_build_info{version=\"" + Version.current() + "\"}"));
  }

  @Test
  void whatIsNoRequestIsCountedToo() throws IOException {
    for (String bytes :
        List.of(
            "GARBAGE\r\n\r\n",
            "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nA: " + "b".repeat(17_000) + "\r\n\r\n")) {
      try (RawConnection connection = RawConnection.to(server.port())) {
        connection.send(bytes).answer();
      }
    }
    Scrape metrics = metrics();
    assertEquals(1, metrics.value(requests("none", "none", 400)));
    assertEquals(1, metrics.value(requests("none", "none", 414)));
    assertEquals(1, metrics.value(requests("none", "none", 431)));
  }

  @Test
  void figuresOfTheMomentFollowWhatIsThere() {
    Scrape before = metrics();
    assertEquals(0, before.value("kv_keys"));
    assertEquals(0, before.value("kv_store_held_bytes"));
    server.put("/store/k", "x".repeat(1000));
    try (EventProbe watch = server.watchKey("k")) {
      watch.next();
      Scrape during = metrics();
      assertEquals(1, during.value("kv_keys"));
      assertTrue(during.value("kv_store_held_bytes") > 1000);
      assertTrue(during.value("kv_store_held_bytes") < during.value("kv_store_limit_bytes"));
      assertTrue(during.value("kv_feed_history_bytes") > 1000);
      assertEquals(1, during.value("kv_watchers"));
      assertEquals(10_000, during.value("kv_watchers_limit"));
      assertTrue(during.value("kv_connections") >= 2, "the watch's and this one");
      assertEquals(8192, during.value("kv_connections_limit"));
    }
    for (String name :
        new String[] {
          "kv_feed_lag_revisions",
          "kv_watcher_resets_total",
          "kv_batches",
          "kv_rate_limit_clients",
          "jvm_memory_used_bytes{area=\"heap\"}",
          "jvm_threads_current",
          "process_cpu_seconds_total",
          "process_start_time_seconds"
        }) {
      assertTrue(before.has(name), name);
    }
    assertTrue(before.names().anyMatch(name -> name.startsWith("jvm_gc_collection_s")));
  }

  @Test
  void expiriesAreCounted() {
    server.put("/store/k?ttl=1", "v");
    assertEquals(
        1,
        await(seen -> seen.value("kv_changes_total{cause=\"expired\"}") > 0)
            .value("kv_changes_total{cause=\"expired\"}"));
  }

  @Test
  void whatIsAskedForMakesNoMetricsOfItsOwn() throws IOException {
    ask(0);
    long few = metrics().names().count();
    for (int round = 1; round <= 1000; round++) {
      ask(round);
    }
    assertEquals(few, metrics().names().count());
  }

  @Test
  void theyCostNobodysQuotaAndSayWhoWasRefused() {
    server.close();
    server = LiveServer.with(Map.of("rate-limit.per-second", "1", "rate-limit.burst", "1"));
    while (server.get("/store/k").statusCode() != 429) {
      assertEquals(200, server.get("/metrics").statusCode());
    }
    HttpResponse<String> answer = server.get("/metrics");
    assertTrue(answer.headers().firstValue("ratelimit").isEmpty());
    Scrape metrics = Scrape.of(answer.body());
    assertNotEquals(0, metrics.value("kv_rate_limited_requests_total"));
    assertEquals(
        metrics.value("kv_rate_limited_requests_total"),
        metrics.value(requests("GET", "/store/{key}", 429)));
    assertEquals(1, metrics.value("kv_rate_limit_clients"));
  }

  /** Requests of which each has another path, another key, another query and another method. */
  private void ask(int round) throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      connection.request("GET", "/store/" + round).answer();
      connection.request("GET", "/store/k?x" + round + "=1").answer();
      connection.request("GET", "/unknown/" + round).answer();
      connection.request("METHOD" + round, "/status").answer();
      connection.request("GET", "/metrics").answer();
    }
  }

  private void trafficOfEveryKind() {
    server.put("/store/k", "a");
    server.get("/store/k");
    server.get("/store/none");
    server.postJson("/store/cas/k", "{\"expected\":\"a\",\"new\":\"b\"}");
    server.postJson("/store/cas/k", "{\"expected\":\"a\",\"new\":\"b\"}");
    server.postJson("/store/incr/n", "");
    server.postJson("/store/touch/n?ttl=60", "");
    server.postJson("/batch", "[{\"method\":\"GET\",\"key\":\"k\"}]");
    server.put("/store/d", "v");
    server.delete("/store/d");
    server.get("/store?prefix=k");
    server.get("/export");
    server.get("/status");
    server.get("/health");
    server.get("/nowhere");
    server.put("/store/k?ttl=0", "v");
    try (EventProbe watch = server.watchKey("k")) {
      watch.next();
    }
    server.put("/store/k", "so that the watch learns that its client has gone");
    server.put("/store/k", "and writes once more");
  }

  private static Process promtool() throws IOException {
    try {
      return new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    } catch (IOException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("promtool belongs to what CI has: Debian's prometheus", e);
      }
      return abort("promtool is not on the PATH: Debian has it in the package prometheus");
    }
  }

  private Scrape metrics() {
    return Scrape.of(server.get("/metrics").body());
  }

  /** Something is counted after its client has heard of it, so it may take a moment to show. */
  private Scrape await(Predicate<Scrape> condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Scrape metrics = metrics();
    while (!condition.test(metrics)) {
      assertTrue(System.nanoTime() < deadline, "never came true with " + metrics);
      metrics = metrics();
    }
    return metrics;
  }

  private static String requests(String method, String route, int status) {
    return "kv_http_requests_total{method=\"%s\",route=\"%s\",status=\"%d\"}"
        .formatted(method, route, status);
  }
}

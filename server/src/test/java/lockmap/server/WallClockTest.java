package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process under a wall clock that jumps by an hour, with libfaketime before the C library.
 */
@EnabledIf(
    value = "canJump",
    disabledReason = "the Debian package faketime, with which the wall clock jumps, is missing")
class WallClockTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration NEAR = Duration.ofMinutes(5);

  /** What expires is gone 100 ms after its deadline; the rest is for a busy machine. */
  private static final Duration LATE = Duration.ofSeconds(2);

  @TempDir Path folder;
  private LockMapProcess lockmap;
  private RawConnection client;
  private RawConnection watcher;
  private long revision;

  static boolean canJump() {
    return library().isPresent() || System.getenv("CI") != null;
  }

  @BeforeEach
  void start() throws IOException {
    jump("+0");
    lockmap = LockMapProcess.start(List.of(), environment());
    int port = lockmap.awaitPort();
    client = RawConnection.to(port);
    watcher = RawConnection.to(port).request("GET", "/watch?prefix=k&events=EXPIRED");
  }

  @AfterEach
  void stop() throws IOException {
    lockmap.close();
    client.close();
    watcher.close();
  }

  @Test
  @Timeout(90)
  void nothingExpiresEarlyOrLateWhereTheWallClockJumps() throws Exception {
    awaitLine("event: READY");
    assertServerTime(Duration.ZERO);
    long begun = System.nanoTime();
    put("k1", 2);
    put("k2", 4);
    put("k3", 6);
    put("k4", 3000);
    long done = System.nanoTime();

    jump("+3600");
    assertServerTime(HOUR);
    assertAlive("k2", "k3", "k4");
    assertExpires("k1", 2, begun, done);
    put("k5", 3000);

    jump("-3600");
    assertServerTime(HOUR.negated());
    assertAlive("k3", "k4", "k5");
    assertExpires("k2", 4, begun, done);
    put("k6", 3000);

    jump("+0");
    assertServerTime(Duration.ZERO);
    assertExpires("k3", 6, begun, done);
    put("k7", 3000);
    assertAlive("k4", "k5", "k6", "k7");
  }

  private static Optional<Path> library() {
    return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
        .map(system -> Path.of("/usr/lib", system, "faketime", "libfaketimeMT.so.1"))
        .filter(Files::exists)
        .findFirst();
  }

  private Map<String, String> environment() {
    Path library =
        library()
            .orElseThrow(() -> new AssertionError("CI needs the Debian package faketime for this"));
    return Map.of(
        "KV_STORE_PORT", "0",
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", offset().toString(),
        "FAKETIME_NO_CACHE", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1");
  }

  private Path offset() {
    return folder.resolve("offset");
  }

  private void jump(String seconds) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), seconds + "\n");
    Files.move(next, offset(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The wall clock has jumped in the server, and with it what the server says of the time. */
  private void assertServerTime(Duration ahead) throws IOException {
    RawAnswer answer = client.request("GET", "/status").answer();
    Instant said = WireJson.read(answer.body().getBytes(UTF_8), Status.class).serverTime();
    Duration off = Duration.between(Instant.now().plus(ahead), said).abs();
    assertTrue(off.compareTo(NEAR) < 0, () -> "the server says that it is " + said);
  }

  private void put(String key, int ttl) throws IOException {
    RawAnswer answer =
        client.requestWithBody("PUT", "/store/" + key + "?ttl=" + ttl, new byte[0]).answer();
    assertEquals(201, answer.status());
    long next = revision(answer);
    assertTrue(next > revision, () -> next + " follows " + revision);
    revision = next;
  }

  private void assertAlive(String... keys) throws IOException {
    for (String key : keys) {
      assertEquals(200, client.request("GET", "/store/" + key).answer().status(), key);
    }
  }

  private void assertExpires(String key, int ttl, long begun, long done) throws IOException {
    awaitLine("event: EXPIRED");
    long now = System.nanoTime();
    String id = watcher.line();
    long expired = Long.parseLong(id.substring("id: ".length()));
    assertTrue(watcher.line().contains("\"" + key + "\""), key);
    assertTrue(expired > revision, () -> expired + " follows " + revision);
    revision = expired;
    Duration most = Duration.ofNanos(now - begun);
    Duration least = Duration.ofNanos(now - done);
    assertTrue(most.compareTo(Duration.ofSeconds(ttl)) >= 0, () -> key + " lived only " + most);
    assertTrue(
        least.compareTo(Duration.ofSeconds(ttl).plus(LATE)) <= 0, () -> key + " lived " + least);
    assertEquals(404, client.request("GET", "/store/" + key).answer().status());
  }

  private static long revision(RawAnswer answer) {
    return Long.parseLong(answer.header("ETag").orElseThrow().replace("\"", ""));
  }

  private void awaitLine(String expected) throws IOException {
    String line = watcher.line();
    while (!line.equals(expected)) {
      line = watcher.line();
    }
  }
}

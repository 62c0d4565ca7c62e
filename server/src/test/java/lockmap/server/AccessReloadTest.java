package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.TokensOnDisk.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lockmap.server.http.LogRecorder;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a running server, and of what is under way in it, when its tokens change. */
@Timeout(60)
class AccessReloadTest {

  @TempDir Path folder;
  private TokensOnDisk tokens;
  private LiveServer server;

  @BeforeEach
  void start() {
    tokens = TokensOnDisk.ofEveryRole(folder);
    server = LiveServer.with(tokens.settings());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tokensComeAndGoWithoutARestart() {
    assertEquals(401, status("new"));
    tokens.with("new", "read").without("reader").write();
    Await.until(() -> status("new") == 200);
    assertEquals(401, status("reader"));
    assertEquals(200, status("ops"));
  }

  /** As Kubernetes does it: the file is a link that leads through another, which is turned. */
  @Test
  void theFileMayBeALinkThatIsTurned() throws IOException {
    Path one = Files.createDirectory(folder.resolve("..one"));
    Path two = Files.createDirectory(folder.resolve("..two"));
    Files.writeString(one.resolve("tokens"), tokens.text());
    Files.writeString(two.resolve("tokens"), tokens.with("new", "read").text());
    Path data = Files.createSymbolicLink(folder.resolve("..data"), one);
    Path link = Files.createSymbolicLink(folder.resolve("tokens"), data.resolve("tokens"));
    try (LiveServer linked = LiveServer.with(Map.of("auth.tokens-file", link.toString()))) {
      assertEquals(401, linked.send(by("new", linked.request("/status").GET())).statusCode());
      Path turned = Files.createSymbolicLink(folder.resolve("..data_tmp"), two);
      Files.move(turned, data, StandardCopyOption.ATOMIC_MOVE);
      Await.until(
          () -> linked.send(by("new", linked.request("/status").GET())).statusCode() == 200);
    }
  }

  @Test
  void aBrokenFileChangesNothingAndIsShown() throws IOException {
    assertEquals("1.0", fileGood());
    try (LogRecorder log = new LogRecorder()) {
      tokens.write("- {name: x, role: read, hash: lm_secret}");
      Await.until(() -> fileGood().equals("0.0"));
      assertEquals(200, status("reader"));
      Files.delete(tokens.file());
      Await.until(() -> log.records().size() == 2);
      assertEquals("0.0", fileGood());
      assertEquals(200, status("reader"));
      assertEquals(200, server.get("/health").statusCode());
      tokens.with("new", "read").write();
      Await.until(() -> status("new") == 200);
      assertEquals("1.0", fileGood());
      List<String> reasons =
          log.records().stream().map(record -> List.of(record.getParameters()).toString()).toList();
      assertEquals(2, reasons.size(), reasons::toString);
      assertTrue(
          reasons.getFirst().contains("line 1: the token \"x\" must have a hash"),
          reasons::toString);
      assertTrue(reasons.getLast().contains("tokens.yaml does not exist"), reasons::toString);
      assertTrue(reasons.stream().noneMatch(reason -> reason.contains("secret")));
    }
  }

  private String fileGood() {
    return server
        .send(by("ops", server.request("/metrics").GET()))
        .body()
        .lines()
        .filter(line -> line.startsWith("kv_tokens_file_good "))
        .map(line -> line.substring("kv_tokens_file_good ".length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWatchEndsWithItsToken() {
    try (EventProbe gone = watch("reader");
        EventProbe other = watch("read-all");
        EventProbe key = stream("reader", "/watch_key/app/n")) {
      assertEquals("READY", gone.next().name());
      assertEquals("READY", other.next().name());
      assertEquals("WATCH key app/n", key.next().name());
      tokens.without("reader").write();
      gone.assertEnds();
      key.assertEnds();
      assertEquals(401, status("reader"));
      put("app/n", "v");
      assertEquals("PUT", other.next().name());
    }
  }

  @Test
  void aWatchEndsWithTheRightsItBeganWith() {
    try (EventProbe narrowed = watch("reader");
        EventProbe same = watch("writer")) {
      assertEquals("READY", narrowed.next().name());
      assertEquals("READY", same.next().name());
      tokens.with("reader", "read", "app/less/").write();
      narrowed.assertEnds();
      put("app/n", "v");
      assertEquals("PUT", same.next().name());
    }
    try (EventProbe again = watch("reader")) {
      assertEquals("READY", again.next().name());
      put("app/n", "v");
      put("app/less/n", "v");
      assertTrue(again.next().data().contains("\"app/less/n\""));
    }
  }

  @Test
  void aWatchThatIsResumedWithOtherRightsBeginsAnew() {
    put("app/n", "v");
    put("app/less/n", "v");
    try (EventProbe watch = stream("reader", "/watch?all=true")) {
      assertEquals(List.of("WATCH", "WATCH", "READY"), watch.nextNames(3));
      tokens.with("reader", "read", "app/less/", "other/").write();
      watch.assertEnds();
    }
    put("other/n", "v");
    try (EventProbe again = resumed("reader", "2")) {
      assertEquals("RESET", again.next().name());
      assertTrue(again.next().data().contains("\"app/less/n\""));
      assertTrue(again.next().data().contains("\"other/n\""));
      assertEquals(new EventProbe.Event("READY", "3", "{\"revision\":3}"), again.next());
    }
    Await.until(() -> {
      try (EventProbe latest = resumed("reader", put("other/n", "v"))) {
        return latest.next().name().equals("READY");
      }
    });
  }

  @Test
  void aStrictWatchIsRefusedWhereItsRightsWereOthers() {
    put("app/n", "v");
    tokens.with("reader", "read", "app/", "other/").with("new", "read").write();
    Await.until(() -> status("new") == 200);
    HttpResponse<String> answer =
        server.send(by("reader", server.request("/watch?all=true&since=1&strict=true").GET()));
    assertEquals(410, answer.statusCode());
    assertTrue(answer.body().contains("\"oldest_revision\":3"), answer.body());
    assertTrue(answer.body().contains("What the token may see has changed"), answer.body());
  }

  @Test
  void aWatchGoesOnWhereOnlyOthersHaveOtherRights() {
    put("app/n", "v");
    tokens.with("writer", "write", "other/").with("new", "read").write();
    Await.until(() -> status("new") == 200);
    put("app/n", "w");
    try (EventProbe watch = resumed("reader", "1")) {
      assertEquals(List.of("PUT", "READY"), watch.nextNames(2));
    }
  }

  private EventProbe resumed(String client, String id) {
    return new EventProbe(
        server.exchange(
            by(client, server.request("/watch?all=true").header("Last-Event-ID", id).GET()),
            BodyHandlers.ofInputStream()));
  }

  @Test
  void aWatchEndsWhenItsTokenExpires() {
    tokens.with("brief", "read").until(Instant.now().plusSeconds(4), "brief").write();
    Await.until(() -> status("brief") == 200);
    try (EventProbe watch = watch("brief")) {
      assertEquals("READY", watch.next().name());
      watch.assertEnds();
      assertEquals(401, status("brief"));
    }
  }

  @Test
  void aReadThatWaitsEndsWithItsToken() {
    put("app/n", "v");
    HttpRequest.Builder request =
        by("reader", server.request("/store/app/n?wait=60").header("If-None-Match", "\"1\"").GET());
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> server.send(request).statusCode());
    assertEquals(200, status("reader")); // by which time the other is likely to wait
    tokens.without("reader").write();
    assertEquals(401, waiting.join());
  }

  @Test
  void anExportBreaksOffWithItsToken() throws IOException {
    String large = "v".repeat(1 << 20);
    for (int at = 0; at < 24; at++) {
      put("app/" + at, large);
    }
    HttpResponse<InputStream> export =
        server.exchange(
            by("reader", server.request("/export").GET()), BodyHandlers.ofInputStream());
    try (InputStream lines = export.body()) {
      assertEquals('{', lines.read());
      tokens.without("reader").write();
      Await.until(() -> status("reader") == 401);
      assertThrows(IOException.class, () -> lines.skipNBytes(24L << 20));
    }
  }

  @Test
  void anImportStopsWithItsToken() throws IOException {
    byte[] line = "{\"key\":\"app/1\",\"value\":\"v\"}\n".getBytes(UTF_8);
    try (RawConnection connection = RawConnection.to(server.port())) {
      connection
          .request(
              "POST",
              "/import",
              "Authorization: Bearer " + TokensOnDisk.token("writer"),
              "Content-Type: application/x-ndjson",
              "Content-Length: " + 2 * line.length)
          .send(line);
      Await.until(
          () -> server.send(by("ops", server.request("/store/app/1").GET())).statusCode() == 200);
      tokens.without("writer").write();
      Await.until(() -> status("writer") == 401);
      RawAnswer answer = connection.send(line).answer();
      assertEquals(401, answer.status());
      assertTrue(answer.body().contains("\"line\":2,\"imported\":1"), answer.body());
      assertTrue(answer.header("WWW-Authenticate").isPresent());
    }
  }

  private EventProbe watch(String client) {
    return stream(client, "/watch?all=true&snapshot=false");
  }

  private EventProbe stream(String client, String path) {
    return new EventProbe(
        server.exchange(by(client, server.request(path).GET()), BodyHandlers.ofInputStream()));
  }

  /** The revision of the change. */
  private String put(String key, String value) {
    HttpRequest.Builder request =
        server.request("/store/" + key).PUT(BodyPublishers.ofString(value));
    HttpResponse<String> answer = server.send(by("ops", request));
    assertTrue(answer.statusCode() < 300);
    return answer.headers().firstValue("ETag").orElseThrow().replace("\"", "");
  }

  private int status(String client) {
    return server.send(by(client, server.request("/status").GET())).statusCode();
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockmap.server.config.ConfigException;
import lockmap.server.http.LogRecorder;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of changes and refusals, read as an auditor reads it. */
@Timeout(120)
class AuditContractTest {

  /** Stands in every value and in the token, and so must be in no line. */
  private static final String SECRET = "hush-hush";

  @TempDir Path folder;

  @Test
  void eachWriteIsALineWithoutItsValue() throws Exception {
    try (LiveServer server = audited(Map.of())) {
      server.put("/store/a/b", SECRET);
      server.put("/store/a%2Fb?ttl=60", SECRET);
      server.postJson("/store/cas/k", "{\"expected\":null,\"new\":\"" + SECRET + "\"}");
      server.postJson("/store/cas/k", "{\"expected\":\"" + SECRET + "x\",\"new\":\"y\"}");
      server.method("POST", "/store/incr/n");
      server.method("POST", "/store/touch/n?ttl=9");
      server.delete("/store/n");
      server.delete("/store/n");
    }
    assertLines(
        "{'method':'PUT','path':'/store/a/b','key':'a/b','status':201,'revision':1}",
        "{'method':'PUT','path':'/store/a%2Fb','key':'a/b','status':204,'revision':2}",
        "{'method':'POST','path':'/store/cas/k','key':'k','status':201,'revision':3}",
        "{'method':'POST','path':'/store/cas/k','key':'k','status':412}",
        "{'method':'POST','path':'/store/incr/n','key':'n','status':200,'revision':4}",
        "{'method':'POST','path':'/store/touch/n','key':'n','status':204,'revision':5}",
        "{'method':'DELETE','path':'/store/n','key':'n','status':204,'revision':6}",
        "{'method':'DELETE','path':'/store/n','key':'n','status':404}");
  }

  @Test
  void aLineSaysWhenAndFromWhere() throws Exception {
    Instant before = Instant.now();
    try (LiveServer server = audited(Map.of("rate-limit.trusted-proxies", "127.0.0.1"))) {
      server.put("/store/k", "v");
      for (String client : List.of("192.0.2.7", "2001:db8::7")) {
        server.send(
            server
                .request("/store/k")
                .header("X-Forwarded-For", client)
                .PUT(BodyPublishers.ofString("v")));
      }
    }
    List<JsonNode> lines = lines();
    assertEquals(
        List.of("127.0.0.1", "192.0.2.7", "2001:db8:0:0:0:0:0:7"),
        lines.stream().map(line -> line.path("client").asText()).toList());
    Instant time = Instant.parse(lines.getFirst().path("time").asText());
    assertFalse(time.isBefore(before) || time.isAfter(Instant.now()), time.toString());
  }

  @Test
  void aLineNamesTheTokenAndNeverHasIt() throws Exception {
    TokensOnDisk.ofEveryRole(folder);
    String tokens = folder.resolve("tokens.yaml").toString();
    try (LiveServer server = audited(Map.of("auth.tokens-file", tokens))) {
      for (String holder : List.of("writer", "reader", "nobody")) {
        server.send(
            TokensOnDisk.by(holder, server.request("/store/app/k"))
                .PUT(BodyPublishers.ofString(SECRET)));
      }
      server.get("/store/app/k");
    }
    assertLines(
        "{'token':'writer','method':'PUT','path':'/store/app/k','key':'app/k','status':201,'revision':1}",
        "{'token':'reader','method':'PUT','path':'/store/app/k','key':'app/k','status':403}",
        "{'method':'PUT','path':'/store/app/k','key':'app/k','status':401}",
        "{'method':'GET','path':'/store/app/k','key':'app/k','status':401}");
    for (String holder : List.of("writer", "reader", "nobody")) {
      assertFalse(Files.readString(log()).contains(TokensOnDisk.token(holder)));
    }
  }

  @Test
  void aBatchIsALineWithEachOfItsWrites() throws Exception {
    try (LiveServer server = audited(Map.of())) {
      String writes =
          "[{\"method\":\"PUT\",\"key\":\"a\",\"value\":\"%s\"},{\"method\":\"GET\",\"key\":\"a\"},"
                  .formatted(SECRET)
              + "{\"method\":\"INCR\",\"key\":\"a\"},{\"method\":\"DELETE\",\"key\":\"b\"}]";
      server.postJson("/batch", writes);
      server.postJson("/batch?atomic=true", writes);
      server.postJson("/batch?atomic=true", "[{\"method\":\"DELETE\",\"key\":\"a\"}]");
      server.postJson("/batch", "[{\"method\":\"GET\",\"key\":\"a\"}]");
      server.postJson("/batch", "[{");
    }
    assertLines(
        "{'method':'POST','path':'/batch','status':200,'operations':["
            + "{'method':'PUT','key':'a','status':201,'revision':null},"
            + "{'method':'INCR','key':'a','status':409,'revision':null},"
            + "{'method':'DELETE','key':'b','status':404,'revision':null}]}",
        "{'method':'POST','path':'/batch','status':412,'operations':["
            + "{'method':'PUT','key':'a','status':204,'revision':null},"
            + "{'method':'INCR','key':'a','status':409,'revision':null},"
            + "{'method':'DELETE','key':'b','status':424,'revision':null}]}",
        "{'method':'POST','path':'/batch','status':200,'operations':["
            + "{'method':'DELETE','key':'a','status':204,'revision':2}]}",
        "{'method':'POST','path':'/batch','status':400}");
  }

  @Test
  void deletionsByPrefixAndImportsSayHowMany() throws Exception {
    try (LiveServer server = audited(Map.of())) {
      String entries = "{\"key\":\"p/1\",\"value\":\"%s\"}\n{\"key\":\"p/2\",\"value\":\"\"}\n";
      assertEquals(200, imported(server, entries.formatted(SECRET)));
      assertEquals(400, imported(server, entries + "{\n"));
      server.delete("/store?prefix=p/");
    }
    assertLines(
        "{'method':'POST','path':'/import','status':200,'imported':2}",
        "{'method':'POST','path':'/import','status':400,'imported':2}",
        "{'method':'DELETE','path':'/store','status':200,'prefix':'p/','deleted':2}");
  }

  @Test
  void readsAndWatchesAreNotWrittenDown() throws Exception {
    try (LiveServer server = audited(Map.of())) {
      server.get("/store/none");
      server.get("/nowhere");
      server.method("OPTIONS", "/store/k");
      try (EventProbe watch = server.watch("[\"k\"]")) {
        watch.next();
      }
    }
    assertLines();
  }

  @Test
  void everyRefusalIsALine() throws Exception {
    Map<String, String> tight =
        Map.of(
            "store.max-memory", "1 KiB",
            "rate-limit.per-second", "1",
            "rate-limit.burst", "3");
    try (LiveServer server = audited(tight);
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send("GET /status HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n").answer();
      connection.request("DELETE", "/store/k", "Sec-Fetch-Site: cross-site").answer();
      connection.requestWithBody("PUT", "/store/big", SECRET.repeat(200).getBytes(UTF_8)).answer();
      while (connection.request("GET", "/store/k").answer().status() != 429) {
        assertFalse(Thread.currentThread().isInterrupted());
      }
      connection.request("POST", "/batch", "Transfer-Encoding: chunked").answer();
    }
    assertLines(
        "{'method':'GET','path':'/status','status':421}",
        "{'method':'DELETE','path':'/store/k','key':'k','status':403}",
        "{'method':'PUT','path':'/store/big','key':'big','status':507}",
        "{'method':'GET','path':'/store/k','key':'k','status':429}",
        "{'method':'POST','path':'/batch','status':411}");
  }

  /**
   * Of which a thousand a second are written, and the next line tells how many others there were.
   */
  @Test
  void everyRequestThatIsRefusedForTheLoadIsALineOrCounted() throws Exception {
    int refused = 0;
    Map<String, String> soonTooMuch =
        Map.of("overload.max-queue-delay", "PT0.00001S", "rate-limit.enabled", "false");
    try (LiveServer server = audited(soonTooMuch)) {
      while (refused == 0) {
        refused = refusedOfAFlood(server);
      }
      while (server.put("/store/last", "v").statusCode() == 503) {
        refused++;
      }
    }
    List<JsonNode> lines = lines();
    long written = lines.stream().filter(line -> line.path("status").asInt() == 503).count();
    long omitted = lines.stream().mapToLong(line -> line.path("omitted").asLong()).sum();
    assertEquals(refused, written + omitted);
    assertTrue(written > 0);
  }

  /** Each connection asks for more at once than the server begins with in one turn. */
  private static int refusedOfAFlood(LiveServer server) throws Exception {
    int each = 300;
    String requests = "GET /store/none HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(each);
    List<RawConnection> connections = new ArrayList<>();
    int refused = 0;
    try {
      for (int at = 0; at < 64; at++) {
        connections.add(RawConnection.to(server.port()));
      }
      for (RawConnection connection : connections) {
        connection.send(requests);
      }
      for (RawConnection connection : connections) {
        for (int at = 0; at < each; at++) {
          refused += connection.answer().status() == 503 ? 1 : 0;
        }
      }
    } finally {
      for (RawConnection connection : connections) {
        connection.close();
      }
    }
    return refused;
  }

  @Test
  void noKeyAndNoPathCanForgeALine() throws Exception {
    String forged = "\n{\"time\":\"2026\"}\r\n\u0000\u001b[2J\u2028";
    try (LiveServer server = audited(Map.of());
        RawConnection connection = RawConnection.to(server.port())) {
      server.put("/store/%0A%7B%22time%22:%222026%22%7D%0D%0A%00%1B%5B2J%E2%80%A8", "v");
      connection.request("PUT", "/store/\"}\u0085\u009b\u00ff", "Content-Length: 0").answer();
    }
    List<JsonNode> lines = lines();
    assertEquals(2, lines.size());
    assertEquals(forged, lines.getFirst().path("key").asText());
    assertEquals(400, lines.getLast().path("status").asInt());
    assertFalse(Files.readString(log()).chars().anyMatch(c -> c < ' ' && c != '\n'));
  }

  @Test
  void theFileIsItsOwnersAndIsAppendedTo() throws Exception {
    for (String key : List.of("a", "b")) {
      try (LiveServer server = audited(Map.of())) {
        server.put("/store/" + key, "v");
      }
    }
    assertEquals(2, lines().size());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log())));
  }

  @Test
  void noLineIsLostWhileTheFileIsRotated() throws Exception {
    int writers = 4;
    int each = 300;
    try (LiveServer server = audited(Map.of("rate-limit.enabled", "false"))) {
      List<Thread> threads = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        String prefix = "/store/" + writer + "/";
        threads.add(
            Thread.startVirtualThread(() -> {
              for (int key = 0; key < each; key++) {
                server.put(prefix + key, "v");
              }
            }));
      }
      for (int rotation = 0; rotation < 5; rotation++) {
        Await.until(() -> Files.exists(log()) && !written(log()).isEmpty());
        Files.move(log(), folder.resolve("audit.log." + rotation));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    List<String> keys = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        written(file).forEach(line -> keys.add(Description.parsed(line).path("key").asText()));
      }
    }
    int all = writers * each;
    assertEquals(all, keys.stream().distinct().count());
    assertEquals(all, keys.size());
  }

  @Test
  void aFullDiskHoldsUpNobodyAndIsToldOnceAndNoLineIsLost() throws Exception {
    Files.createSymbolicLink(log(), Path.of("/dev/full"));
    try (LogRecorder recorder = new LogRecorder();
        LiveServer server = audited(Map.of())) {
      for (int write = 0; write < 20; write++) {
        assertTrue(server.put("/store/k", "v").statusCode() < 300);
        Await.until(() -> server.metric("kv_audit_failures_total") > 0);
      }
      assertEquals(1, recorder.lines().size(), recorder.lines().toString());
      assertTrue(recorder.lines().getFirst().contains("space"), recorder.lines().toString());
      Files.createSymbolicLink(folder.resolve("fresh"), Path.of("real.log"));
      Files.move(folder.resolve("fresh"), log(), StandardCopyOption.ATOMIC_MOVE);
      Await.until(() -> Files.exists(log()) && written(log()).size() == 20);
      assertEquals(0, server.metric("kv_audit_lost_lines_total"));
      assertEquals(200, server.get("/health/ready").statusCode());
    }
  }

  @Test
  void aFileThatCannotBeWrittenStopsTheStart() {
    Map<String, String> nowhere = Map.of("audit.file", folder.resolve("no/such").toString());
    ConfigException refused =
        assertThrows(ConfigException.class, () -> LiveServer.with(nowhere).close());
    assertTrue(String.valueOf(refused.getMessage()).startsWith("audit.file: "));
  }

  private static int imported(LiveServer server, String lines) {
    return server
        .send(
            server
                .request("/import")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)))
        .statusCode();
  }

  private LiveServer audited(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("audit.file", log().toString());
    return LiveServer.with(settings);
  }

  private Path log() {
    return folder.resolve("audit.log");
  }

  /** Without the time and the client, which differ. */
  private void assertLines(String... expected) throws IOException {
    List<JsonNode> lines = lines();
    lines.forEach(line -> ((ObjectNode) line).remove(List.of("time", "client")));
    assertEquals(
        Stream.of(expected).map(line -> Description.parsed(line.replace('\'', '"'))).toList(),
        lines);
    assertFalse(Files.readString(log()).contains(SECRET));
  }

  private List<JsonNode> lines() {
    return written(log()).stream().map(Description::parsed).toList();
  }

  private static List<String> written(Path file) {
    try {
      return Files.readString(file).lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

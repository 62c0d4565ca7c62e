package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lockmap.api.TokenHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Types what the README says into the console of a real browser. */
@Timeout(180)
class BrowserTest {

  private static final Pattern SNIPPET =
      Pattern.compile("^```js\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  private static @Nullable Browser started;

  @BeforeAll
  static void startBrowser(@TempDir Path profile) throws Exception {
    started = Browser.start(profile);
  }

  @AfterAll
  static void closeBrowser() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void eventsOfEveryNameArriveInThePage() throws Exception {
    try (LiveServer server = LiveServer.plain()) {
      server.put("/store/room/1", "hello");
      server.put("/store/elsewhere", "not watched");
      Browser browser = watching(server.port());
      browser.await("logged.some(line => line[0] === 'READY')");
      server.put("/store/room/2", "a\nb");
      server.postJson("/store/cas/room/2", "{\"expected\":\"a\\nb\",\"new\":\"\"}");
      server.delete("/store/room/2");
      server.put("/store/room/1?ttl=1", "bye");
      browser.await("logged.some(line => line[0] === 'EXPIRED')");
      assertEquals(
          List.of(
              List.of("WATCH", "room/1", "hello"),
              List.of("READY", "2"),
              List.of("PUT", "room/2", "a\nb"),
              List.of("CAS", "room/2", ""),
              List.of("DELETE", "room/2", "null"),
              List.of("PUT", "room/1", "bye"),
              List.of("EXPIRED", "room/1", "null")),
          browser.logged());
    }
  }

  @Test
  void aPageWhoseConnectionIsCutMissesNothing() throws Exception {
    int last = 90;
    try (LiveServer server = LiveServer.plain();
        TcpProxy wire = new TcpProxy(server.port())) {
      Browser browser = watching(wire.port());
      browser.await("logged.some(line => line[0] === 'READY')");
      for (int number = 1; number <= last; number++) {
        server.put("/store/room/counter", Integer.toString(number));
        if (number == 30 || number == 60) {
          browser.await(
              "logged.some(line => line[0] === 'PUT' && line[2] === '%d')".formatted(number - 1));
          wire.cut();
        }
      }
      browser.await("logged.some(line => line[2] === '" + last + "')");
      assertEquals(
          IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList(),
          browser.logged().stream()
              .filter(line -> line.getFirst().equals("PUT"))
              .map(line -> line.get(2))
              .toList());
      List<String> names = browser.logged().stream().map(List::getFirst).distinct().toList();
      assertEquals(List.of("READY", "PUT", "lost, and coming back"), names);
      assertTrue(wire.requests().contains("Last-Event-ID: "), "the browser says where it was");
    }
  }

  @Test
  void aPageOfAServerThatStartsAnewStartsOver() throws Exception {
    LiveServer before = LiveServer.with(Map.of("store.first-revision", "clock"));
    String port = Integer.toString(before.port());
    before.put("/store/room/old", "1");
    Browser browser = watching(before.port());
    browser.await("logged.some(line => line[0] === 'READY')");
    before.close();
    // The stream has ended, and then nobody answers at least once.
    browser.await("logged.filter(line => line[0] === 'lost, and coming back').length >= 2");

    try (LiveServer after =
        LiveServer.with(Map.of("server.port", port, "store.first-revision", "clock"))) {
      after.put("/store/room/new", "2");
      browser.await("logged.some(line => line[1] === 'room/new')");
      after.put("/store/room/new", "3");
      browser.await("logged.some(line => line[2] === '3')");
      assertEquals(1, count(browser.logged(), "RESET"));
      assertEquals(2, count(browser.logged(), "READY"));
      assertEquals(Map.of("room/new", "3"), known(browser.logged()));
    }
  }

  @Test
  void aPageThatHasATokenWatchesByFetch(@TempDir Path folder) throws Exception {
    TokensOnDisk tokens =
        new TokensOnDisk(folder)
            .write(
                "- {name: page, role: write, prefixes: [room/], hash: \"%s\"}"
                    .formatted(TokenHash.of("a-token")));
    try (LiveServer server = LiveServer.with(tokens.settings())) {
      Browser browser = browser();
      browser.open("http://127.0.0.1:" + server.port() + "/health");
      browser.type(snippets().get(1));
      browser.type(
          "(async () => {"
              + snippets().get(1).lines().findFirst().orElseThrow()
              + snippets().get(2)
              + "})()");
      browser.await("logged.some(line => String(line[0]).includes('event: READY'))");
      browser.type(
          "await fetch('/store/room/1', {method: 'DELETE',"
              + " headers: {Authorization: 'Bearer a-token'}})");
      browser.await("logged.some(line => String(line[0]).includes('event: DELETE'))");
    }
  }

  @Test
  void fetchReadsWritesAndSwaps() throws Exception {
    try (LiveServer server = LiveServer.plain()) {
      Browser browser = browser();
      browser.open(page(server.port()));
      browser.type(snippets().get(1));
      assertEquals(
          List.of(List.of("201"), List.of("hello", "\"1\""), List.of("204"), List.of("412")),
          browser.logged());
      assertEquals("good day", server.get("/store/room/1").body());
    }
  }

  @Test
  void aPageOfAnotherOriginReadsAndChangesOnlyWhereItIsAllowed() throws Exception {
    try (LiveServer elsewhere = LiveServer.plain()) {
      String origin = "http://127.0.0.1:" + elsewhere.port();
      try (LiveServer closed = LiveServer.plain();
          LiveServer open = LiveServer.with(Map.of("cors.allow-origins", origin))) {
        Browser browser = browser();
        browser.open(page(elsewhere.port()));
        for (LiveServer server : List.of(closed, open)) {
          server.put("/store/k", "v");
          String url = "'http://127.0.0.1:" + server.port();
          browser.type("await fetch(" + url + "/store/incr/n', {method: 'POST', mode: 'no-cors'})");
          browser.type(
              """
              const said = (what, asked) =>
                  asked.then(a => console.log(what, a.status, a.headers.get("ETag")),
                             () => console.log(what, "nothing"));
              await said("get", fetch(%1$s/store/k'));
              await said("put", fetch(%1$s/store/k', {method: "PUT", body: "w"}));
              """
                  .formatted(url));
        }
        assertEquals(
            List.of(
                List.of("get", "nothing"),
                List.of("put", "nothing"),
                List.of("get", "200", "\"1\""),
                List.of("put", "204", "\"3\"")),
            browser.logged());
        assertEquals("v", closed.get("/store/k").body());
        assertEquals(404, closed.get("/store/n").statusCode());
        assertEquals("1", open.get("/store/n").body());
      }
    }
  }

  @Test
  void aPageWhoseNameWasMadeToLeadHereReadsNothing() throws Exception {
    try (LiveServer server = LiveServer.plain()) {
      server.put("/store/k", "secret");
      Browser browser = browser();
      browser.open("http://rebound.example:" + server.port() + "/store/k");
      browser.type(
          "const got = await fetch('/store/k'); console.log(got.status, await got.text());");
      assertEquals("421", browser.logged().getFirst().getFirst());
    }
  }

  private static Browser watching(int port) throws IOException {
    Browser browser = browser();
    browser.open(page(port));
    browser.type(snippets().getFirst());
    return browser;
  }

  private static Browser browser() {
    Browser browser = started;
    if (browser == null) {
      throw new AssertionError("no browser was started");
    }
    return browser;
  }

  private static String page(int port) {
    return "http://127.0.0.1:" + port + "/status";
  }

  private static List<String> snippets() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    List<String> snippets = SNIPPET.matcher(readme).results().map(found -> found.group(1)).toList();
    assertEquals(3, snippets.size(), "the README shows a watch, a fetch, and a watch by fetch");
    return snippets;
  }

  private static long count(List<List<String>> lines, String name) {
    return lines.stream().filter(line -> line.getFirst().equals(name)).count();
  }

  /** What a page that does what the README's does knows in the end. */
  private static Map<String, String> known(List<List<String>> lines) {
    Map<String, String> known = new HashMap<>();
    for (List<String> line : lines) {
      switch (line.getFirst()) {
        case "RESET" -> known.clear();
        case "WATCH", "PUT" -> known.put(line.get(1), line.get(2));
        default -> {}
      }
    }
    return known;
  }
}

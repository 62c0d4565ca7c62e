package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static lockmap.server.TokensOnDisk.by;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockmap.server.access.Role;
import lockmap.server.http.RawConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, over real HTTP. */
class AccessContractTest {

  /**
   * Every route, with what it needs: nothing, a token, or a role. {@code *} stands for the prefix
   * of the keys that the request is about.
   */
  private static final String ROUTES =
      """
      GET,HEAD | /store/…       | /store/*n                 |                                     | read
      PUT      | /store/…       | /store/*n                 | 1                                   | write
      DELETE   | /store/…       | /store/*gone              |                                     | write
      POST     | /store/cas/…   | /store/cas/*n             | {"expected":"1","new":"1"}          | write
      POST     | /store/incr/…  | /store/incr/*n?by=0       |                                     | write
      POST     | /store/touch/… | /store/touch/*n?ttl=none  |                                     | write
      GET,HEAD | /store         | /store?prefix=*           |                                     | read
      GET,HEAD | /store         | /store?prefix=*&count=true |                                    | read
      GET,HEAD | /store         | /store?prefix=*&delimiter=/ |                                   | read
      DELETE   | /store         | /store?prefix=*gone/      |                                     | write
      GET      | /watch_key/…   | /watch_key/*n             |                                     | read
      GET      | /watch         | /watch?key=*n             |                                     | read
      GET      | /watch         | /watch?prefix=*           |                                     | read
      POST     | /watch         | /watch                    | ["*n"]                              | read
      POST     | /batch         | /batch                    | [{"method":"GET","key":"*n"}]       | read
      POST     | /batch         | /batch?atomic=true        | [{"method":"GET","key":"*n"}]       | read
      POST     | /batch         | /batch                    | [{"method":"PUT","key":"*n","value":"1"}] | write
      POST     | /batch         | /batch                    | [{"method":"DELETE","key":"*gone"}] | write
      POST     | /batch         | /batch                    | [{"method":"CAS","key":"*n","expected":"1","new":"1"}] | write
      POST     | /batch         | /batch                    | [{"method":"CAS","key":"*gone","expected":"1","new":null}] | write
      POST     | /batch         | /batch                    | [{"method":"INCR","key":"*n","by":0}] | write
      POST     | /batch         | /batch?atomic=true        | [{"method":"INCR","key":"*n","by":0}] | write
      GET      | /export        | /export?prefix=*          |                                     | read
      POST     | /import        | /import                   | {"key":"*n","value":"1"}            | write
      GET,HEAD | /status        | /status                   |                                     | token
      GET,HEAD | /metrics       | /metrics                  |                                     | token
      GET,HEAD | /health        | /health                   |                                     | nothing
      GET,HEAD | /health/ready  | /health/ready             |                                     | nothing
      GET,HEAD | /health/live   | /health/live              |                                     | nothing
      GET,HEAD | /openapi.yaml  | /openapi.yaml             |                                     | nothing
      """;

  /** Who asks: nobody, somebody with a token of no one, and those of the file. */
  private static final List<String> CLIENTS =
      List.of("nobody", "stranger", "reader", "writer", "read-all", "write-all", "ops");

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

  /** One row of the table, for one method. */
  private record Route(String method, String path, String target, String body, String needs) {

    static List<Route> all() {
      List<Route> routes = new ArrayList<>();
      for (String row : ROUTES.lines().toList()) {
        List<String> cells = Stream.of(row.split("\\|", -1)).map(String::strip).toList();
        for (String method : cells.get(0).split(",", -1)) {
          routes.add(new Route(method, cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
        }
      }
      return routes;
    }

    boolean isStream() {
      return target.startsWith("/watch");
    }

    HttpRequest.Builder request(LiveServer server, String prefix) {
      HttpRequest.Builder request = server.request(target.replace("*", prefix));
      if (body.isEmpty()) {
        return request.method(method, BodyPublishers.noBody());
      }
      String type =
          path.equals("/import")
              ? "application/x-ndjson"
              : method.equals("PUT") ? "text/plain" : "application/json";
      return request
          .header("Content-Type", type)
          .method(method, BodyPublishers.ofString(body.replace("*", prefix)));
    }

    /** What is to come of it: 401, 403, or 200 for all that is neither. */
    int expected(String client, String prefix) {
      if (needs.equals("nothing")) {
        return 200;
      }
      Role role = role(client);
      if (role == null) {
        return 401;
      }
      if (needs.equals("token")) {
        return 200;
      }
      boolean outside = prefix.equals("other/") && Set.of("reader", "writer").contains(client);
      return !outside && role.includes(Role.valueOf(needs.toUpperCase(Locale.ROOT))) ? 200 : 403;
    }
  }

  private static @Nullable Role role(String client) {
    return switch (client) {
      case "reader", "read-all" -> Role.READ;
      case "writer", "write-all" -> Role.WRITE;
      case "ops" -> Role.ADMIN;
      default -> null;
    };
  }

  @Test
  void everyRouteOfTheServerIsInTheTable() {
    Set<String> decided =
        Route.all().stream()
            .map(route -> route.method() + " " + route.path())
            .collect(toCollection(TreeSet::new));
    Set<String> served = new TreeSet<>();
    server
        .routes()
        .forEach((path, methods) -> methods.forEach(method -> served.add(method + " " + path)));
    assertEquals(served, decided);
  }

  @Test
  void everyRouteAsksEverybodyForWhatItNeeds() throws IOException {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String prefix : List.of("app/", "other/")) {
      server.send(by("ops", server.request("/store/" + prefix + "n").PUT(body("1"))));
      for (Route route : Route.all()) {
        for (String client : CLIENTS) {
          int expected = route.expected(client, prefix);
          int status = status(route, client, prefix);
          boolean allowed = List.of(200, 201, 204, 404).contains(status);
          assertEquals(
              expected,
              allowed ? 200 : status,
              () -> client + ": " + route.method() + " " + route.target() + " of " + prefix);
          counts.merge(expected, 1, Integer::sum);
        }
      }
    }
    assertEquals(Set.of(200, 401, 403), counts.keySet());
  }

  private int status(Route route, String client, String prefix) throws IOException {
    HttpRequest.Builder request = route.request(server, prefix);
    HttpRequest.Builder asked = client.equals("nobody") ? request : by(client, request);
    if (route.isStream()) {
      HttpResponse<InputStream> answer = server.exchange(asked, BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    }
    return server.send(asked).statusCode();
  }

  @Test
  void whoIsNotLetInIsToldHow() {
    HttpResponse<String> answer = server.get("/store/app/n");
    assertRefused(401, "A token is needed, in one header Authorization: Bearer TOKEN.", answer);
    assertEquals("Bearer realm=\"lockmap\"", header(answer, "www-authenticate"));
  }

  /** Whatever is wrong with it, so that nobody learns anything of the tokens there are. */
  @Test
  void everyWrongTokenIsAnsweredAlike() {
    tokens.with("late", "admin").until(Instant.parse("2020-01-01T00:00:00Z"), "late").write();
    awaitChange("late");
    String right = TokensOnDisk.token("ops");
    Set<String> answers = new HashSet<>();
    for (String wrong :
        List.of(
            "Bearer " + TokensOnDisk.token("stranger"),
            "Bearer " + TokensOnDisk.token("late"),
            "Bearer " + right.substring(1),
            "Bearer " + right + "0",
            "Bearer " + right.toUpperCase(Locale.ROOT),
            "Bearer " + right + "=",
            "Bearer " + right + ", Bearer " + right,
            "Bearer \"" + right + "\"",
            "Bearer x",
            "Bearer x y",
            "Bearer " + "x".repeat(3_000))) {
      HttpResponse<String> answer =
          server.send(server.request("/store/app/n").header("Authorization", wrong).GET());
      answers.add(answer.statusCode() + header(answer, "www-authenticate") + answer.body());
    }
    assertEquals(
        Set.of(
            "401Bearer realm=\"lockmap\", error=\"invalid_token\"{\"type\":\"/problems/unauthorized\","
                + "\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"The token is none of those"
                + " that are let in, or no longer.\"}"),
        answers);
  }

  private void awaitChange(String name) {
    // What was written with it is in force once another token of the same file is.
    tokens.with(name + "-sign", "read").write();
    while (server.send(by(name + "-sign", server.request("/status").GET())).statusCode() != 200) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aTokenIsShownOnce() throws IOException {
    String right = "Authorization: Bearer " + TokensOnDisk.token("ops");
    try (RawConnection connection = RawConnection.to(server.port())) {
      assertEquals(401, connection.request("GET", "/status", right, right).answer().status());
      assertEquals(
          401, connection.request("GET", "/status", right, "Authorization: x").answer().status());
      assertEquals(200, connection.request("GET", "/status", right).answer().status());
    }
  }

  @Test
  void theMethodsOfAPathAreForEverybody() {
    assertEquals(204, server.method("OPTIONS", "/store/app/n").statusCode());
    assertEquals(401, server.method("PATCH", "/store/app/n").statusCode());
    assertEquals(
        403,
        server
            .send(by("reader", server.request("/store/app/n").method("PATCH", body(""))))
            .statusCode());
    assertEquals(
        405,
        server
            .send(by("writer", server.request("/store/app/n").method("PATCH", body(""))))
            .statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void aRefusalDoesNotTellWhetherAKeyExists(String method) {
    String before = refusal(method);
    server.send(by("ops", server.request("/store/other/n").PUT(body("v"))));
    assertEquals(before, refusal(method));
    assertTrue(before.startsWith("403"), before);
    assertEquals("v", server.send(by("ops", server.request("/store/other/n").GET())).body());
  }

  private String refusal(String method) {
    HttpResponse<String> answer =
        server.send(by("writer", server.request("/store/other/n").method(method, body(""))));
    Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + " " + headers + " " + answer.body();
  }

  @Test
  void aRefusalNamesWhatIsMissing() {
    HttpResponse<String> role =
        server.send(by("reader", server.request("/store/app/n").PUT(body("v"))));
    assertRefused(403, "This needs the role write, and the token \"reader\" has read.", role);
    assertEquals(
        "Bearer realm=\"lockmap\", error=\"insufficient_scope\"", header(role, "www-authenticate"));
    assertRefused(
        403,
        "The token \"reader\" is not for the key \"other/n\".",
        server.send(by("reader", server.request("/store/other/n").GET())));
    assertRefused(
        403,
        "The token \"reader\" is not for the prefix \"oth\".",
        server.send(by("reader", server.request("/store?prefix=oth").GET())));
    assertRefused(
        403,
        "The token \"writer\" is not for the prefix \"ap\".",
        server.send(by("writer", server.request("/store?prefix=ap").DELETE())));
    assertRefused(
        403,
        "The token \"reader\" is not for the key \"b\".",
        server.send(by("reader", server.request("/watch?key=app/n&key=b&all=true").GET())));
    assertRefused(
        403,
        "The token \"reader\" is not for the prefix \"b\".",
        server.send(by("reader", server.request("/watch?prefix=app/&prefix=b").GET())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/batch", "/batch?atomic=true"})
  void aBatchIsDoneOnlyIfAllOfItIsAllowed(String path) {
    assertRefused(
        403,
        "operation 2: The token \"writer\" is not for the key \"other/n\".",
        batch(
            "writer",
            path,
            """
            [{"method":"PUT","key":"app/n","value":"v"},{"method":"GET","key":"other/n"}]\
            """));
    assertRefused(
        403,
        "operation 3: This needs the role write, and the token \"reader\" has read.",
        batch(
            "reader",
            path,
            """
            [{"method":"GET","key":"app/n"},{"method":"GET","key":"app/m"},\
            {"method":"DELETE","key":"app/n"}]\
            """));
    assertEquals(404, server.send(by("ops", server.request("/store/app/n").GET())).statusCode());
  }

  private HttpResponse<String> batch(String client, String path, String json) {
    return server.send(
        by(client, server.request(path).header("Content-Type", "application/json"))
            .POST(body(json)));
  }

  @Test
  void anImportStopsAtTheFirstLineThatIsNotAllowed() {
    HttpResponse<String> answer =
        server.send(
            by("writer", server.request("/import").header("Content-Type", "application/x-ndjson"))
                .POST(
                    body(
                        """
                        {"key":"app/1","value":"v"}
                        {"key":"other/1","value":"v"}
                        {"key":"app/2","value":"v"}
                        """)));
    assertRefused(
        403,
        "Line 2: The token \"writer\" is not for the key \"other/1\". Stored before it: 1.",
        answer);
    assertTrue(answer.body().contains("\"line\":2,\"imported\":1"), answer.body());
    assertEquals(
        "{\"count\":1}", server.send(by("ops", server.request("/store?count=true").GET())).body());
  }

  @Test
  void manyKeysAreThoseOfTheToken() {
    tokens.with("two", "read", "b/", "d").write();
    for (String key : List.of("a", "b", "b/1", "b/2/3", "b/2/4", "b0", "c", "d", "d/1", "e")) {
      server.send(by("ops", server.request("/store/" + key).PUT(body("v"))));
    }
    awaitChange("two");
    assertEquals("[b/1, b/2/3, b/2/4, d, d/1]", listed("/store"));
    assertEquals("[b/1, b/2/3, b/2/4]", listed("/store?prefix=b"));
    assertEquals("[d/1]", listed("/store?prefix=d/"));
    assertEquals("[b/2/4, d, d/1]", listed("/store?after=b/2/3"));
    assertEquals("[b/, d, d/]", listed("/store?delimiter=/"));
    assertEquals("[b/1, b/2/]", listed("/store?prefix=b/&delimiter=/"));
    assertEquals("[b/1, b/2/3]", listed("/store?limit=2"));
    assertEquals("{\"count\":5}", asTwo("/store?count=true").body());
    assertEquals("{\"count\":3}", asTwo("/store?count=true&prefix=b").body());
    assertEquals(
        List.of("b/1", "b/2/3", "b/2/4", "d", "d/1"),
        asTwo("/export")
            .body()
            .lines()
            .map(line -> line.replaceAll(".*\"key\":\"([^\"]*)\".*", "$1"))
            .toList());
    assertEquals(403, asTwo("/store?prefix=c").statusCode());
    assertEquals(403, asTwo("/export?prefix=c").statusCode());
  }

  private String listed(String path) {
    List<String> items = new ArrayList<>();
    Pattern.compile("\"key\":\"([^\"]*)\"|\"prefixes\":\\[([^\\]]*)\\]")
        .matcher(asTwo(path).body())
        .results()
        .forEach(found -> {
          if (found.group(1) != null) {
            items.add(found.group(1));
          } else if (!found.group(2).isEmpty()) {
            items.addAll(List.of(found.group(2).replace("\"", "").split(",", -1)));
          }
        });
    return items.stream().sorted().toList().toString();
  }

  private HttpResponse<String> asTwo(String path) {
    return server.send(by("two", server.request(path).GET()));
  }

  @Test
  void aWatchOfEverythingTellsWhatTheTokenMaySee() {
    for (String key : List.of("app/1", "other/1", "app/2")) {
      server.send(by("ops", server.request("/store/" + key).PUT(body("v"))));
    }
    try (EventProbe watch = watch("reader", "/watch?all=true&prefix=a&events=PUT,DELETE")) {
      assertEquals(List.of("WATCH", "WATCH", "READY"), watch.nextNames(3));
      server.send(by("ops", server.request("/store/other/2").PUT(body("v"))));
      server.send(by("ops", server.request("/store?prefix=other/").DELETE()));
      server.send(by("ops", server.request("/store/app/3").PUT(body("v"))));
      EventProbe.Event event = watch.next();
      assertEquals("PUT", event.name());
      assertTrue(event.data().contains("\"app/3\""), event.data());
    }
    try (EventProbe watch = watch("reader", "/watch?all=true&since=1")) {
      assertTrue(watch.next().data().contains("\"app/2\""));
      assertTrue(watch.next().data().contains("\"app/3\""));
      assertEquals("READY", watch.next().name());
    }
  }

  private EventProbe watch(String client, String path) {
    return new EventProbe(
        server.exchange(by(client, server.request(path).GET()), BodyHandlers.ofInputStream()));
  }

  /** A refused request counts, so that guessing has the limit that asking has. */
  @Test
  void guessingIsLimited() {
    Map<String, String> settings = new HashMap<>(tokens.settings());
    settings.putAll(
        Map.of(
            "rate-limit.enabled", "true", "rate-limit.per-second", "1", "rate-limit.burst", "2"));
    try (LiveServer limited = LiveServer.with(settings)) {
      List<Integer> statuses =
          Stream.generate(
                  () -> limited.send(by("stranger", limited.request("/status").GET())).statusCode())
              .limit(3)
              .toList();
      assertEquals(List.of(401, 401, 429), statuses);
    }
  }

  @Test
  void noAnswerHasAToken() {
    for (String path :
        List.of("/store/app/n", "/store/other/n", "/status", "/metrics", "/nothing")) {
      for (String client : List.of("reader", "stranger")) {
        HttpResponse<String> answer = server.send(by(client, server.request(path).GET()));
        String all = answer.headers().map() + answer.body();
        assertFalse(all.contains(TokensOnDisk.token(client).substring(3)), all);
      }
    }
  }

  @Test
  void aBodyThatIsRefusedIsNoRequest() throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      byte[] smuggled = "DELETE /store/app/n HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8);
      String token = "Authorization: Bearer " + TokensOnDisk.token("reader");
      assertEquals(
          403,
          connection.requestWithBody("PUT", "/store/app/n", smuggled, token).answer().status());
      assertEquals(404, connection.request("GET", "/store/app/n", token).answer().status());
    }
  }

  private static void assertRefused(int status, String detail, HttpResponse<String> answer) {
    KeyContractTest.assertProblem(status, detail.replace("\"", "\\\""), answer);
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("no " + name);
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lockmap.server.HostileConduct.await;
import static lockmap.server.HostileConduct.status;
import static lockmap.server.HostileConduct.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;

/** Watchers that vanish, do not read, or are to be told what is not so. */
final class HostileWatchers {

  private static final int CROWD = 40;
  private static final String FORGERY = "a\r\nid: 9\r\n\r\nevent: forged\ndata: x\0";
  private static final String ESCAPED =
      "a%0D%0Aid%3A%209%0D%0A%0D%0Aevent%3A%20forged%0Adata%3A%20x%00";

  private HostileWatchers() {}

  static List<HostileConduct> all() {
    return List.of(
        new HostileConduct(
            "watches a key of CR, LF, NUL and fields, by `/watch_key`",
            "one event, its name escaped",
            "stays",
            () -> with(Map.of(), HostileWatchers::forgesAName)),
        new HostileConduct(
            "watches the same key by `/watch`",
            "one event, all in one line of JSON",
            "stays",
            () -> with(Map.of(), HostileWatchers::forgesJson)),
        new HostileConduct(
            "writes the same as a value",
            "each of its lines is `data:`",
            "stays",
            () -> with(Map.of(), HostileWatchers::forgesByValue)),
        new HostileConduct(
            "opens more watches than `watch.max-watchers`",
            "`503 too-many-watchers` with `Retry-After`",
            "stays; there is room once a watcher has left",
            () -> with(Map.of("watch.max-watchers", "3"), HostileWatchers::watchesTooMuch)),
        new HostileConduct(
            "opens " + CROWD + " watches and resets them",
            "the state",
            "none is left",
            () -> with(Map.of("watch.keep-alive", "PT0.2S"), HostileWatchers::watchesAndResets)),
        new HostileConduct(
            "opens watches of all and reads none of 60 MB of changes",
            "the state",
            "every write is answered, and others watch on",
            () -> with(Map.of("rate-limit.enabled", "false"), HostileWatchers::neverReads)));
  }

  private static void forgesAName(LiveServer server) throws IOException {
    server.put("/store/" + ESCAPED, "v");
    try (RawConnection watch = open(server, "/watch_key/" + ESCAPED)) {
      assertEquals(
          """
          event: WATCH key a%0D%0Aid: 9%0D%0A%0D%0Aevent: forged%0Adata: x%00
          id: 1
          data: v

          """,
          watch.answer(1).body());
    }
  }

  private static void forgesJson(LiveServer server) throws IOException {
    server.put("/store/" + ESCAPED, "v");
    try (RawConnection watch = open(server, "/watch?key=" + ESCAPED)) {
      String events = watch.answer(1).body();
      String json = "a\\r\\nid: 9\\r\\n\\r\\nevent: forged\\ndata: x\\u0000";
      assertTrue(
          events.startsWith(
              "retry: 2000\nid: 0\n\nevent: WATCH\ndata: {\"key\":\""
                  + json
                  + "\",\"value\":\"v\","),
          events);
    }
  }

  private static void forgesByValue(LiveServer server) throws IOException {
    server.put("/store/k", FORGERY.getBytes(UTF_8));
    try (RawConnection watch = open(server, "/watch_key/k")) {
      assertEquals(
          """
          event: WATCH key k
          id: 1
          data: a
          data: id: 9
          data:\s
          data: event: forged
          data: data: x\0

          """,
          watch.answer(1).body());
    }
  }

  private static void watchesTooMuch(LiveServer server) throws IOException {
    try (RawConnection first = open(server, "/watch?all=true");
        RawConnection second = open(server, "/watch?all=true");
        RawConnection third = open(server, "/watch?all=true");
        RawConnection further = RawConnection.to(server.port())) {
      first.answerToHead();
      second.answerToHead();
      third.answerToHead();
      RawAnswer refused = further.request("GET", "/watch?all=true").answer();
      assertEquals(503, refused.status());
      assertTrue(refused.body().contains("/problems/too-many-watchers"), refused.body());
      assertEquals(Optional.of("1"), refused.header("Retry-After"));
      assertEquals(404, further.request("GET", "/store/k").answer().status());
      first.reset();
      server.put("/store/k", "v");
      await(
          () -> {
            server.put("/store/k", "v"); // a reset shows at the write after the first
            return status(server).watchers().open() == 2;
          },
          "two watches");
    }
  }

  private static void watchesAndResets(LiveServer server) throws IOException {
    for (int client = 0; client < CROWD; client++) {
      RawConnection rude = open(server, "/watch?all=true");
      rude.answerToHead();
      rude.reset();
    }
    await(() -> status(server).watchers().open() == 0, "no watch");
  }

  private static void neverReads(LiveServer server) throws IOException {
    try (RawConnection one = open(server, "/watch?all=true");
        RawConnection other = open(server, "/watch?all=true");
        EventProbe reader = server.watchEvents("key=last")) {
      one.answerToHead();
      other.answerToHead();
      String value = "v".repeat(1_000_000);
      for (int change = 0; change < 60; change++) {
        assertTrue(server.put("/store/k" + change % 8, value).statusCode() < 300);
      }
      server.put("/store/last", "told");
      reader.nextNames(2);
      assertTrue(reader.next().data().contains("told"));
    }
  }

  private static RawConnection open(LiveServer server, String target) throws IOException {
    return RawConnection.to(server.port()).request("GET", target);
  }
}

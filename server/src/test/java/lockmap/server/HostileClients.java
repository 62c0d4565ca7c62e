package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;

/** Clients that are slow, too many, or not there any more. */
final class HostileClients {

  private static final Map<String, String> HASTY =
      Map.of("server.read-timeout", "PT0.5S", "rate-limit.enabled", "false");
  private static final int CROWD = 40;

  private HostileClients() {}

  static List<HostileConduct> all() {
    return List.of(
        new HostileConduct(
            "says nothing",
            "none",
            "closed after `server.read-timeout`",
            () -> HostileConduct.with(HASTY, HostileClients::saysNothing)),
        new HostileConduct(
            "begins a request and says no more",
            "`408 request-timeout`",
            "closed",
            () -> HostileConduct.with(HASTY, HostileClients::saysNoMore)),
        new HostileConduct(
            "sends a header byte by byte",
            "`408 request-timeout`",
            "closed, though bytes come",
            () -> HostileConduct.with(HASTY, HostileClients::trickles)),
        new HostileConduct(
            "sends a body byte by byte, each of them in time",
            "`201`",
            "stays, however long it takes",
            () -> HostileConduct.with(HASTY, HostileClients::takesItsTime)),
        new HostileConduct(
            "sends half of a body and says no more",
            "`408 request-timeout`",
            "closed; nothing is stored",
            () -> HostileConduct.with(HASTY, HostileClients::sendsHalf)),
        new HostileConduct(
            "sends half of a body and ends its side",
            "`400 bad-request`",
            "closed; nothing is stored",
            () -> HostileConduct.with(Map.of(), HostileClients::endsItsSide)),
        new HostileConduct(
            "resets its connection in the midst of a body, " + CROWD + " times",
            "none",
            "nothing is stored, no connection is left",
            () -> HostileConduct.with(Map.of(), HostileClients::resets)),
        new HostileConduct(
            "opens more connections than `server.max-connections`",
            "none",
            "those too many wait, and are served once others have left",
            () ->
                HostileConduct.with(Map.of("server.max-connections", "8"), HostileClients::crowds)),
        new HostileConduct(
            "asks more often than it may",
            "`429 quota-exceeded` with `Retry-After`",
            "stays",
            () -> HostileConduct.with(quota(), server -> asksTooOften(server, ""))),
        new HostileConduct(
            "asks too often, each time with another `X-Forwarded-For`",
            "`429 quota-exceeded` with `Retry-After`",
            "stays; a stranger's word for who it is counts nothing",
            () ->
                HostileConduct.with(
                    quota(), server -> asksTooOften(server, "X-Forwarded-For: 10.0.0."))));
  }

  private static Map<String, String> quota() {
    return Map.of("rate-limit.per-second", "1", "rate-limit.burst", "10");
  }

  private static void saysNothing(LiveServer server) throws IOException {
    try (RawConnection silent = RawConnection.to(server.port())) {
      assertTrue(silent.isClosedByServer());
    }
  }

  private static void saysNoMore(LiveServer server) throws IOException {
    try (RawConnection slow = RawConnection.to(server.port())) {
      assertTimedOut(slow.send("GET /status HTTP/1.1\r\nHost: local"));
    }
  }

  private static void trickles(LiveServer server) throws Exception {
    try (RawConnection slow = RawConnection.to(server.port())) {
      slow.send("GET /status HTTP/1.1\r\nHost: localhost\r\nA: ");
      int sent = 0;
      while (sent < 1000 && sends(slow)) {
        sent++;
        Thread.sleep(10); // the pace of this client
      }
      assertTrue(sent < 1000, "the server took them all");
    }
  }

  /** Three times as long as it might be silent. */
  private static void takesItsTime(LiveServer server) throws Exception {
    long pace = Duration.parse(HASTY.getOrDefault("server.read-timeout", "")).toMillis() / 20;
    try (RawConnection slow = RawConnection.to(server.port())) {
      slow.request("PUT", "/store/slow", "Content-Length: 60");
      for (int sent = 0; sent < 60; sent++) {
        Thread.sleep(pace); // of this client
        slow.send("x");
      }
      assertEquals(201, slow.answer().status());
    }
  }

  private static void sendsHalf(LiveServer server) throws IOException {
    try (RawConnection slow = RawConnection.to(server.port())) {
      assertTimedOut(slow.request("PUT", "/store/half", "Content-Length: 10").send("five."));
    }
    assertEquals(404, server.get("/store/half").statusCode());
  }

  private static void endsItsSide(LiveServer server) throws IOException {
    try (RawConnection half = RawConnection.to(server.port())) {
      half.request("PUT", "/store/half", "Content-Length: 10").send("five.").endSending();
      assertEquals(400, half.answer().status());
      assertTrue(half.isClosedByServer());
    }
    assertEquals(404, server.get("/store/half").statusCode());
  }

  private static void resets(LiveServer server) throws IOException {
    for (int client = 0; client < CROWD; client++) {
      try (RawConnection rude = RawConnection.to(server.port())) {
        rude.request("PUT", "/store/half", "Content-Length: 10").send("five.").reset();
      }
    }
    HostileConduct.await(
        () -> HostileConduct.status(server).connections().open() == 1,
        "the connection of this test alone");
    assertEquals(404, server.get("/store/half").statusCode());
  }

  private static void crowds(LiveServer server) throws IOException {
    List<RawConnection> crowd = new ArrayList<>();
    try {
      for (int client = 0; client < CROWD; client++) {
        crowd.add(RawConnection.to(server.port()).request("GET", "/store/k"));
      }
      for (RawConnection client : crowd) {
        assertEquals(404, client.answer().status());
        client.close();
      }
    } finally {
      for (RawConnection client : crowd) {
        client.close();
      }
    }
  }

  private static void asksTooOften(LiveServer server, String header) throws IOException {
    try (RawConnection eager = RawConnection.to(server.port())) {
      RawAnswer answer = eager.request("GET", "/store/k").answer();
      for (int asked = 0; asked < 100 && answer.status() == 404; asked++) {
        String[] headers = header.isEmpty() ? new String[0] : new String[] {header + asked};
        answer = eager.request("GET", "/store/k", headers).answer();
      }
      assertEquals(429, answer.status());
      assertTrue(answer.body().contains("/problems/quota-exceeded"), answer.body());
      assertTrue(Long.parseLong(answer.header("Retry-After").orElseThrow()) >= 1);
      assertEquals(200, eager.request("GET", "/health/live").answer().status());
    }
  }

  private static void assertTimedOut(RawConnection connection) throws IOException {
    RawAnswer answer = connection.answer();
    assertEquals(408, answer.status());
    assertTrue(answer.body().contains("/problems/request-timeout"), answer.body());
    assertTrue(connection.isClosedByServer());
  }

  private static boolean sends(RawConnection connection) throws IOException {
    try {
      connection.send("x");
      return true;
    } catch (SocketException e) {
      return false;
    }
  }
}

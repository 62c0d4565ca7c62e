package lockmap.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server with little memory, and clients that want all of it. It is a process of its own, which
 * an OutOfMemoryError would end; after each kind of client the next ordinary one is served.
 */
class MemoryFloodTest {

  private static final int MIB = 1 << 20;
  private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");

  /**
   * Watchers who hang up are noticed when they are told something, and keep their place so long.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "KV_STORE_PORT", "0",
          "LOCKMAP_RATE_LIMIT_ENABLED", "false",
          "LOCKMAP_OVERLOAD_MAX_QUEUE_DELAY", "PT0S",
          "LOCKMAP_WATCH_KEEP_ALIVE", "PT1S");

  private final AtomicInteger keys = new AtomicInteger();
  private int port;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  @Test
  @Timeout(120)
  void noClientBehaviourEndsIt() throws Exception {
    try (LockMapProcess server = LockMapProcess.start(SMALL, ENVIRONMENT)) {
      String line = server.awaitError("event=started");
      port = URI.create(line.replaceAll(".*(http://[^ \"]+).*", "$1")).getPort();

      flood("values until the store is full", 8, this::fillsTheStore);
      flood("the largest batches", 24, this::sendsBatches);
      flood("batches that do not end", 24, this::sendsHalfABatch);
      flood("imports of one endless line", 24, this::sendsHalfALine);
      flood("JSON that is larger once it is read", 12, this::sendsShortKeys);
      flood("batches that read large values", 12, this::readsABatch);
      flood("readers of values that do not read", 100, this::asksAndDoesNotRead);
      flood("watchers of all that do not read", 100, this::watchesAndDoesNotRead);
      flood("watchers, as many as there may be", 1500, this::watches);
      flood("connections, as many as there may be", 1500, _ -> {});

      server.terminate();
      LockMapProcess.Ended ended = server.end();
      assertEquals(0, ended.code(), ended.errors()::toString);
      assertTrue(
          ended.errors().stream().noneMatch(said -> said.contains("OutOfMemory")),
          ended.errors()::toString);
    }
  }

  private interface Client {
    void run(Socket socket) throws IOException;
  }

  /** Has many clients do the same at once, changes values meanwhile, and looks how others fare. */
  private void flood(String what, int clients, Client client) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < clients; number++) {
      threads.add(Thread.ofVirtual().start(() -> attack(client)));
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500);
    for (int round = 0; System.nanoTime() < deadline; round++) {
      attack(socket -> put(socket, "k" + keys.getAndIncrement() % 64, "w".repeat(MIB - 1)));
      if (round >= 40) {
        break;
      }
    }
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    }
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
    for (Thread thread : threads) {
      thread.join();
    }
    assertNextIsServed(what);
  }

  private void attack(Client client) {
    try {
      Socket socket = new Socket();
      open.add(socket);
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout(3000);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 3000);
      client.run(socket);
    } catch (IOException refused) {
      // which is one of the ways to bear it
    }
  }

  private void fillsTheStore(Socket socket) throws IOException {
    for (int key = 0; key < 24; key++) {
      put(socket, "fill" + keys.getAndIncrement(), "v".repeat(MIB));
    }
  }

  private void sendsBatches(Socket socket) throws IOException {
    String put =
        "{\"method\":\"PUT\",\"key\":\"b\",\"value\":\"" + "\u00e9".repeat(250_000) + "\"}";
    String body = "[" + (put + ",").repeat(30) + put + "]";
    post(socket, "/batch", "application/json", body.getBytes(UTF_8).length, body);
    answer(socket);
  }

  private void sendsHalfABatch(Socket socket) throws IOException {
    post(socket, "/batch", "application/json", 16 * MIB, "[" + "\"v".repeat(7 * MIB));
    answer(socket);
  }

  private void sendsHalfALine(Socket socket) throws IOException {
    post(socket, "/import", "application/x-ndjson", 16 * MIB, "{\"key\":\"" + "v".repeat(6 * MIB));
    answer(socket);
  }

  private void sendsShortKeys(Socket socket) throws IOException {
    String body = "[" + "\"a\",".repeat(4 * MIB - 2) + "\"a\"]";
    post(socket, "/watch", "application/json", body.length(), body);
    answer(socket);
  }

  private void readsABatch(Socket socket) throws IOException {
    StringBuilder body = new StringBuilder("[");
    for (int read = 0; read < 1023; read++) {
      body.append("{\"method\":\"GET\",\"key\":\"k").append(read % 16).append("\"},");
    }
    body.append("{\"method\":\"GET\",\"key\":\"k0\"}]");
    post(socket, "/batch", "application/json", body.length(), body.toString());
    answer(socket);
  }

  private void asksAndDoesNotRead(Socket socket) throws IOException {
    int kind = keys.getAndIncrement() % 4;
    String target =
        switch (kind) {
          case 0 -> "/export";
          case 1 -> "/store?values=true&limit=1000";
          case 2 -> "/store/k" + keys.getAndIncrement() + "?format=json";
          default -> "/store/k" + keys.getAndIncrement();
        };
    for (int request = 0; request < 8; request++) {
      send(socket, "GET " + target + HostileInput.HOST + "\r\n");
    }
  }

  private void watchesAndDoesNotRead(Socket socket) throws IOException {
    String target = keys.getAndIncrement() % 2 == 0 ? "/watch?all=true" : "/watch_key/k1";
    send(socket, "GET " + target + HostileInput.HOST + "\r\n");
  }

  private void watches(Socket socket) throws IOException {
    send(socket, "GET /watch?key=quiet" + HostileInput.HOST + "\r\n");
  }

  private void put(Socket socket, String key, String value) throws IOException {
    send(
        socket,
        "PUT /store/" + key + HostileInput.HOST + "Content-Length: " + value.length() + "\r\n\r\n");
    send(socket, value);
    answer(socket);
  }

  private void post(Socket socket, String target, String type, int length, String body)
      throws IOException {
    send(
        socket,
        "POST %s%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(target, HostileInput.HOST, type, length));
    OutputStream out = socket.getOutputStream();
    out.write(body.getBytes(UTF_8));
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static void answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int read = in.read(new byte[4096]);
    assertTrue(read <= 4096);
  }

  private void assertNextIsServed(String after) throws IOException {
    try (RawConnection next = RawConnection.to(port)) {
      assertEquals(200, next.request("GET", "/health/live").answer().status(), after);
      int stored =
          next.requestWithBody("PUT", "/store/next", after.getBytes(UTF_8)).answer().status();
      if (stored == 507) {
        next.request("DELETE", "/store?prefix=k").answer();
        next.request("DELETE", "/store?prefix=fill").answer();
        stored =
            next.requestWithBody("PUT", "/store/next", after.getBytes(UTF_8)).answer().status();
      }
      assertTrue(stored < 300, after + ": " + stored);
      assertEquals(after, next.request("GET", "/store/next").answer().body());
      RawAnswer answer = next.request("GET", "/status").answer();
      Status status = WireJson.read(answer.body().getBytes(UTF_8), Status.class);
      System.out.println(after + ": " + status.memory() + " " + status.connections());
    }
  }
}

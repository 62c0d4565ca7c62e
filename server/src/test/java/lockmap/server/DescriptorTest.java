package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import lockmap.api.Status;
import lockmap.api.WireJson;
import lockmap.server.http.RawAnswer;
import lockmap.server.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open few files, and clients that open many connections. */
@Timeout(60)
class DescriptorTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("KV_STORE_PORT", "0", "LOCKMAP_RATE_LIMIT_ENABLED", "false");

  @Test
  void aFloodOfConnectionsNeitherEndsTheServerNorTheAcceptingOfOthers() throws Exception {
    try (LockMapProcess server = LockMapProcess.start("ulimit -n 256", List.of(), ENVIRONMENT)) {
      int port = server.awaitPort();
      try (RawConnection early = RawConnection.to(port)) {
        RawAnswer answer = early.request("GET", "/status").answer();
        Status status = WireJson.read(answer.body().getBytes(UTF_8), Status.class);
        assertEquals(64, status.connections().limit());
        List<Socket> flood = new ArrayList<>();
        for (int socket = 0; socket < 300; socket++) {
          flood.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        RawAnswer ready = early.request("GET", "/health/ready").answer();
        assertEquals(503, ready.status());
        assertTrue(ready.body().contains("accepting: No connection was accepted"), ready.body());
        for (Socket socket : flood) {
          socket.close();
        }
        assertServed(port);
        assertEquals(200, awaitReady(early).status());
      }
      server.terminate();
      LockMapProcess.Ended ended = server.end();
      assertEquals(0, ended.code());
      assertTrue(
          ended.errors().stream().noneMatch(line -> line.contains("level=error")),
          ended.errors()::toString);
    }
  }

  @Test
  void moreConnectionsThanThereAreDescriptorsForAreRefusedAtStart() throws Exception {
    try (LockMapProcess server =
        LockMapProcess.start(
            "ulimit -n 256",
            List.of(),
            Map.of("KV_STORE_PORT", "0", "LOCKMAP_SERVER_MAX_CONNECTIONS", "200"))) {
      LockMapProcess.Ended ended = server.end();
      assertEquals(78, ended.code());
      assertTrue(
          ended.errors().getLast().contains("server.max-connections is 200, but this process may"),
          ended.errors()::toString);
    }
  }

  /** The limit is lowered while it runs, as if something else had used the descriptors up. */
  @Test
  void aPortThatTheFrameworkHasClosedIsOpenedAnewWithAllKeysThere() throws Exception {
    assertOpenedAnew(ENVIRONMENT, RawConnection::to);
  }

  @Test
  void soIsOneAtWhichTlsIsSpoken(@TempDir Path folder) throws Exception {
    Certificates certificates = new Certificates(folder).ca("ca").signed("one", "ca");
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("LOCKMAP_TLS_CERTIFICATE", certificates.chain("one").toString());
    environment.put("LOCKMAP_TLS_PRIVATE_KEY", certificates.key("one").toString());
    SSLSocketFactory clients = certificates.client("ca", null).getSocketFactory();
    InetAddress here = InetAddress.getLoopbackAddress();
    assertOpenedAnew(environment, port -> RawConnection.of(clients.createSocket(here, port)));
  }

  /** Connects to a port. */
  private interface Client {
    RawConnection to(int port) throws IOException;
  }

  private static void assertOpenedAnew(Map<String, String> environment, Client clients)
      throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/prlimit")), "util-linux is not installed");
    try (LockMapProcess server = LockMapProcess.start(List.of(), environment)) {
      int port = server.awaitPort();
      try (RawConnection client = clients.to(port)) {
        assertEquals(
            201, client.requestWithBody("PUT", "/store/k", new byte[] {'v'}).answer().status());
        assertEquals(200, client.request("GET", "/health/ready").answer().status());
      }
      limitFiles(server, openFiles(server) + 5);
      List<Socket> flood = new ArrayList<>();
      boolean open = true;
      while (open) {
        open = connect(port, flood);
      }
      for (Socket socket : flood) {
        socket.close();
      }
      server.awaitError("event=reopened");
      try (RawConnection client = clients.to(port)) {
        assertEquals("v", client.request("GET", "/store/k").answer().body());
        assertEquals(200, awaitReady(client).status());
      }
      server.terminate();
      assertEquals(0, server.end().code());
    }
  }

  private static boolean connect(int port, List<Socket> flood) throws IOException {
    assertTrue(flood.size() < 1000, "the port stays open");
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      flood.add(socket);
      socket.setSoTimeout(20);
      socket.getInputStream().read();
      return false;
    } catch (SocketException closed) {
      return false;
    } catch (SocketTimeoutException stillOpen) {
      return true;
    }
  }

  private static long openFiles(LockMapProcess server) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
      return files.count();
    }
  }

  private static void limitFiles(LockMapProcess server, long most) throws Exception {
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", "" + server.pid(), "--nofile=" + most + ":" + most)
            .start();
    assertTrue(prlimit.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, prlimit.exitValue());
  }

  private static void assertServed(int port) throws IOException {
    try (RawConnection next = RawConnection.to(port)) {
      assertEquals(404, next.request("GET", "/store/none").answer().status());
    }
  }

  /** The answer to whether connections are accepted is kept for a second. */
  private static RawAnswer awaitReady(RawConnection client) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    RawAnswer answer = client.request("GET", "/health/ready").answer();
    while (answer.status() != 200 && System.nanoTime() < deadline) {
      answer = client.request("GET", "/health/ready").answer();
    }
    return answer;
  }
}

package lockmap.console.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import lockmap.client.ClientException;
import lockmap.client.ClientOptions;
import lockmap.client.ReadOnlyException;
import lockmap.client.StoreClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator reads when a server, or what is taken for one, does not do as it is asked. */
@Timeout(60)
class TroubleTest {

  private static final String LOOK_FIRST =
      "It is not known whether the change was made: look at the key before you try again.";

  @TempDir Path folder;

  @Test
  void nothingListens() throws IOException {
    try (Socket deaf = new Socket()) {
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI server = URI.create("http://localhost:" + deaf.getLocalPort());
      assertEquals(
          new Trouble(
              "Nothing listens at localhost:" + deaf.getLocalPort() + ".",
              "Start the server there, or correct the address of the profile."),
          asking(server));
      assertEquals(asking(server), writing(server), "nothing can have been changed");
    }
  }

  @Test
  void noSuchHost() {
    assertEquals(
        "There is no host of the name \"no-such-host.invalid\".",
        asking(URI.create("http://no-such-host.invalid:3000")).sentence());
  }

  @Test
  void withoutAnAddressItIsSaidWithoutOne() {
    ClientException failure =
        failure(URI.create("http://no-such-host.invalid:3000"), StoreClient::status);
    assertEquals("There is no host of the name the server's host.", Trouble.of(failure).sentence());
  }

  @Test
  void theServerIsMute() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI server = URI.create("http://localhost:" + mute.getLocalPort());
      assertEquals(
          new Trouble(
              "The server at localhost:" + mute.getLocalPort() + " did not answer in time.",
              "It may be busy, or no LockMap: try again, or correct the address of the profile."),
          asking(server));
      assertEquals(LOOK_FIRST, writing(server).advice());
    }
  }

  @Test
  void theServerIsMuteWhereTlsIsMeant() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int port = mute.getLocalPort();
      assertEquals(
          new Trouble(
              "No connection to localhost:" + port + " came about in time.",
              "See whether the host runs, no firewall is in the way, and the server speaks TLS;"
                  + " or correct the address of the profile."),
          asking(URI.create("https://localhost:" + port)));
    }
  }

  @Test
  void theConnectionBreaks() {
    try (CannedServer server = new CannedServer("")) {
      URI url = server.url("http", "localhost");
      assertEquals(
          "The connection to localhost:" + server.port() + " broke before the answer had come.",
          asking(url).sentence());
      assertTrue(asking(url).advice().startsWith("Try again"));
      assertEquals(LOOK_FIRST, writing(url).advice());
    }
  }

  @Test
  void theCallerIsInterrupted() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI server = URI.create("http://localhost:" + mute.getLocalPort());
      Thread.currentThread().interrupt();
      assertEquals(new Trouble("The request was cancelled.", ""), asking(server));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void whatListensSpeaksNoHttp() {
    try (CannedServer server = new CannedServer("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
      assertEquals(
          new Trouble(
              "What listens at localhost:" + server.port() + " speaks no HTTP.",
              "Correct the address of the profile."),
          asking(server.url("http", "localhost")));
    }
  }

  @ParameterizedTest
  @CsvSource({"200 OK, <html>", "302 Found, ''", "200 OK, '{\"status\":\"OK\"}'"})
  void whatAnswersIsNoLockMap(String status, String body) {
    try (CannedServer server = new CannedServer(CannedServer.answer(status, "", body))) {
      Trouble trouble = asking(server.url("http", "localhost"));
      assertTrue(
          trouble
              .sentence()
              .startsWith("What answers at localhost:" + server.port() + " is no LockMap"),
          trouble.text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, no-token, Give the token of the profile again; whoever runs the server knows it.",
    "403, forbidden, Use a token whose role and key prefixes allow it.",
    "404, no-such-key, Look again: it may have been deleted or have expired.",
    "404, not-found, See whether the server is as new as this console.",
    "413, too-large, 'Make it smaller, or raise store.max-value-size on the server.'",
    "413, too-many-operations, Take fewer at a time.",
    "429, rate-limited, 'Wait 7 seconds and try again, or raise rate-limit.per-second.'",
    "503, busy, Wait 7 seconds and try again.",
    "507, store-full, 'Delete keys, let some expire, or raise store.max-memory on the server.'",
    "418, teapot, ''",
  })
  void aLockMapRefusesInItsOwnWords(int status, String slug, String advice) {
    String answer = CannedServer.problem(status, slug, "So it is", "Retry-After: 7\r\n");
    try (CannedServer server = new CannedServer(answer)) {
      assertEquals(new Trouble("So it is.", advice), asking(server.url("http", "localhost")));
    }
  }

  @Test
  void aSecondIsNotSeveral() {
    String answer = CannedServer.problem(429, "rate-limited", "Slow down.", "Retry-After: 1\r\n");
    try (CannedServer server = new CannedServer(answer)) {
      assertEquals(
          "Slow down. Wait a second and try again, or raise rate-limit.per-second.",
          asking(server.url("http", "localhost")).text());
    }
  }

  @Test
  void aServerThatFailedMayHaveMadeTheChange() {
    String answer = CannedServer.problem(500, "internal-error", "It failed.", "");
    try (CannedServer server = new CannedServer(answer)) {
      URI url = server.url("http", "localhost");
      assertEquals(new Trouble("It failed.", "Look into the log of the server."), asking(url));
      assertEquals(new Trouble("It failed.", LOOK_FIRST), writing(url));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, wants a token that it knows., Give the token",
    "403, does not allow that., Use a token",
    "429, was asked too much., Wait a second",
    "502, cannot reach it (502)., See whether the server behind the proxy runs.",
    "504, cannot reach it (504)., See whether the server behind the proxy runs.",
    "503, takes no requests now., Wait a second",
    "407, refused with the status 407, A proxy on the way",
    "404, refused with the status 404, 'Correct the address of the profile, its path'",
    "400, refused with the status 400, If the server speaks TLS",
  })
  void aStrangerRefuses(int status, String said, String advice) {
    String answer = CannedServer.answer(status + " No", "Content-Type: text/html\r\n", "<html>");
    try (CannedServer server = new CannedServer(answer)) {
      Trouble trouble = asking(server.url("http", "localhost"));
      assertTrue(trouble.sentence().contains(" localhost:" + server.port() + " "), trouble.text());
      assertTrue(trouble.sentence().contains(said), trouble.text());
      assertTrue(trouble.advice().startsWith(advice), trouble.text());
    }
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws IOException {
    Path file = folder.resolve("gone.json");
    IOException gone = assertThrows(IOException.class, () -> Files.readString(file));
    assertEquals("There is no file " + file + ".", Trouble.of(gone).sentence());
    assertEquals(
        "There is no file " + file + ".", Trouble.of(new UncheckedIOException(gone)).sentence());
    IOException there = assertThrows(IOException.class, () -> Files.createDirectory(folder));
    assertEquals("There is a file " + folder + " already.", Trouble.of(there).sentence());
    Path plain = Files.writeString(folder.resolve("plain"), "");
    IOException under =
        assertThrows(IOException.class, () -> Files.readString(plain.resolve("child")));
    assertEquals(plain.resolve("child") + ": Not a directory.", Trouble.of(under).sentence());
    assertEquals("Broken pipe.", Trouble.of(new IOException("Broken pipe")).sentence());
  }

  @Test
  void whatTheContractDoesNotAllowIsSaidAsItIs() {
    try (StoreClient client = StoreClient.to("http://localhost:1")) {
      Exception refused = assertThrows(IllegalArgumentException.class, () -> client.get(""));
      Trouble trouble = Trouble.of(refused);
      assertTrue(trouble.sentence().matches("[A-Z\"].*key.*\\."), trouble.text());
    }
  }

  @Test
  void aReadOnlyProfileIsNoFault() {
    try (StoreClient client =
        new StoreClient(ClientOptions.to(URI.create("http://localhost:1")).withReadOnly())) {
      Exception refused = assertThrows(ReadOnlyException.class, () -> client.delete("key"));
      assertEquals(
          new Trouble(
              "Nothing was changed: the profile of this connection is read-only.",
              "Take that off the profile to change things here."),
          Trouble.of(refused));
    }
  }

  @Test
  void aFaultOfTheConsoleIsCalledOne() {
    assertEquals(
        new Trouble(
            "The console failed with NullPointerException: no more is known.",
            "This is a fault of the console; please report it."),
        Trouble.of(new NullPointerException()));
  }

  private static Trouble asking(URI server) {
    return Trouble.of(failure(server, StoreClient::status), server);
  }

  private static Trouble writing(URI server) {
    return Trouble.of(failure(server, client -> client.put("k", "v")), server);
  }

  private static ClientException failure(URI server, Consumer<StoreClient> request) {
    ClientOptions options =
        ClientOptions.to(server)
            .withConnectTimeout(Duration.ofMillis(500))
            .withRequestTimeout(Duration.ofMillis(500));
    try (StoreClient client = new StoreClient(options)) {
      return assertThrows(ClientException.class, () -> request.accept(client));
    }
  }
}

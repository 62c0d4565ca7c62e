package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lockmap.server.ShellProbe.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands exit with and say where something is wrong. */
class CommandTroubleTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "400, 65, 400 Title: the detail",
    "401, 77, 400 Title: the detail; LOCKMAP_TOKEN or --token-file shows who you are",
    "403, 77, 400 Title: the detail",
    "413, 65, 400 Title: the detail",
    "415, 65, 400 Title: the detail",
    "429, 75, 400 Title: the detail; try again in 7 s",
    "503, 75, 400 Title: the detail; try again in 7 s",
    "507, 75, '400 Title: the detail; reads, deletions and shorter values go on'",
    "500, 3, 400 Title: the detail; it may have been carried out even so",
    "502, 3, 400 Title: the detail; it may have been carried out even so",
  })
  void eachRefusalHasItsCode(int status, int code, String sentence) throws Exception {
    String problem =
        """
        {"type":"/problems/x","title":"Title","status":%d,"detail":"the detail."}\
        """
            .formatted(status);
    assertEquals(
        new Ran(code, "", "lockmap: " + sentence.replaceFirst("400", "" + status) + "\n"),
        answered(answer(status, "application/problem+json", problem), "put", "k", "v"));
  }

  @Test
  void theWordsOfAServerCannotSteerATerminal() throws Exception {
    String problem =
        """
        {"type":"/problems/x","title":"\\u001b[2J","status":400,"detail":"a\\nb\u202e"}\
        """;
    assertEquals(
        new Ran(65, "", "lockmap: 400 \\u001b[2J: a\\nb\\u202e\n"),
        answered(answer(400, "application/problem+json", problem), "get", "k"));
  }

  @Test
  void anAtomicBatchThatIsUndoneSaysWhy() throws Exception {
    String problem =
        """
        {"type":"/problems/x","title":"Title","status":412,"detail":"the detail",
         "operations":[{"status":412},{"status":424}]}\
        """;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server =
          answering(
              listener, answer(412, "application/problem+json", problem), new AtomicReference<>());
      String operations =
          "[{\"method\":\"GET\",\"key\":\"k\"},{\"method\":\"DELETE\",\"key\":\"x\"}]";
      assertEquals(
          new Ran(1, "412 GET k\n424 DELETE x\n", "lockmap: nothing was changed: the detail\n"),
          new ShellProbe(listener.getLocalPort()).runWith(operations, "batch", "--atomic"));
      server.join();
    }
  }

  @Test
  void whatIsNoLockMapIsNamed() throws Exception {
    Ran ran = answered(answer(404, "text/html", "<h1>none</h1>"), "get", "k");
    assertEquals(76, ran.code(), ran.err());
    ran = answered(answer(200, "text/html", "<h1>some</h1>"), "status");
    assertEquals(76, ran.code(), ran.err());
    assertTrue(ran.err().endsWith("; is that a LockMap?\n"), ran.err());
    assertEquals(76, answered("SSH-2.0-OpenSSH_9.2\r\n", "get", "k").code());
  }

  @Test
  void aReadThatIsBrokenOffIsUnavailableAndAWriteUnknown() throws Exception {
    assertEquals(69, answered("", "get", "k").code());
    Ran ran = answered("", "put", "k", "v");
    assertEquals(3, ran.code());
    assertTrue(ran.err().endsWith("; it may have been carried out even so\n"), ran.err());
  }

  @Test
  void noAnswerInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      ShellProbe shell = new ShellProbe(silent.getLocalPort());
      String place = "http://127.0.0.1:" + silent.getLocalPort() + "/store/k: no answer in time";
      shell
          .run("get", "k", "--timeout", "50ms")
          .said(69, "GET " + place + "; --timeout gives it longer");
      shell
          .run("put", "k", "v", "--timeout", "50ms")
          .said(
              3,
              "PUT " + place + "; --timeout gives it longer; it may have been carried out even so");
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String sentence =
        "%s: no connection; is the server running, and where --server or" + " LOCKMAP_URL says?";
    String server = "http://127.0.0.1:" + port;
    new ShellProbe(port).run("get", "k").said(69, sentence.formatted("GET " + server + "/store/k"));
    new ShellProbe(port).run("watch", "k").said(69, sentence.formatted(server));
    assertEquals(69, new ShellProbe(port).run("put", "k", "v").code());
  }

  @Test
  void theServerItselfRefuses() {
    Map<String, String> small =
        Map.of(
            "store.max-value-size",
            "10",
            "store.max-memory",
            "64 KiB",
            "rate-limit.burst",
            "9",
            "rate-limit.per-second",
            "1");
    try (LiveServer server = LiveServer.with(small)) {
      ShellProbe shell = new ShellProbe(server.port());
      assertEquals(65, shell.run("put", "k", "longer than that").code());
      assertEquals(65, shell.runWith("[{}]", "batch").code());
      Ran ran = shell.run("get", "k");
      while (ran.code() == 1) {
        ran = shell.run("get", "k");
      }
      assertEquals(75, ran.code());
      assertTrue(ran.err().contains("try again in 1 s"), ran.err());
    }
  }

  @Test
  void whatIsNotUtf8IsNotSent() {
    try (LiveServer server = LiveServer.plain()) {
      ShellProbe shell = new ShellProbe(server.port());
      shell
          .runWith(new byte[] {(byte) 0xC3}, "put", "k")
          .said(65, "the value on standard input is not UTF-8; encode it first");
      shell.run("get", "k").said(1, "there is no key k");
    }
  }

  @Test
  void badJsonIsNamedByItsPlace() {
    new ShellProbe(1)
        .runWith("[{\"method\":\"PUT\",\"key\":\"k\"}]", "batch")
        .said(65, "standard input: operation 1: \"value\" is missing");
  }

  @Test
  void theTokenIsShownToTheServerAndToNobodyElse() throws Exception {
    ShellProbe shell = new ShellProbe(1).with("LOCKMAP_TOKEN", "secret token");
    Ran ran = shell.run("get", "k");
    assertEquals(2, ran.code());
    assertTrue(!ran.err().contains("secret"), ran.err());
    Path file = Files.writeString(folder.resolve("token"), "of-the-file\n");
    AtomicReference<String> request = new AtomicReference<>("");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = answering(listener, answer(200, "text/plain", "v"), request);
      new ShellProbe(listener.getLocalPort())
          .with("LOCKMAP_TOKEN", "of-the-environment")
          .run("get", "k", "--token-file", file.toString())
          .printed("v");
      server.join();
    }
    assertTrue(request.get().contains("\r\nAuthorization: Bearer of-the-file\r\n"), request.get());
    new ShellProbe(1)
        .run("get", "k", "--token-file", folder.resolve("none").toString())
        .said(74, folder.resolve("none") + " does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get|Missing required parameter: 'KEY'",
        "gte k|there is no command gte",
        "get k --server nowhere|the server's address must begin with http:// or https://",
        "put k gr\ufffd|an argument is no text in this locale",
        "get ..|\"key\" has a segment of nothing but dots",
        "get k --timeout 0|\"requestTimeout\" must be longer than nothing",
        "get k --timeout soon|Invalid value for option '--timeout': 'soon' is no time",
        "watch|a watch needs a key or a prefix",
        "watch k --events WRITE|Invalid value for option '--events'",
        "-c file get k|--config is for serve, and stands behind it",
      })
  void whatIsWrongWithTheCommandLineIsNamed(String arguments, String sentence) {
    Ran ran = new ShellProbe(1).run(arguments.split(" "));
    assertEquals(2, ran.code());
    assertTrue(ran.err().startsWith("lockmap: " + sentence), ran.err());
    assertEquals("", ran.out());
  }

  private static Ran answered(String answer, String... arguments) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = answering(listener, answer, new AtomicReference<>());
      Ran ran = new ShellProbe(listener.getLocalPort()).run(arguments);
      server.join();
      return ran;
    }
  }

  /** Reads one request, as far as its headers go, and says something in return. */
  private static Thread answering(
      ServerSocket listener, String answer, AtomicReference<String> request) {
    return Thread.startVirtualThread(() -> {
      try (Socket socket = listener.accept()) {
        listener.close(); // the JDK asks again where a read was broken off
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
          read.append((char) socket.getInputStream().read());
        }
        request.set(read.toString());
        socket.getOutputStream().write(answer.getBytes(UTF_8));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes(); // so that no reset overtakes the answer
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static String answer(int status, String type, String body) {
    return """
    HTTP/1.1 %d X
    Content-Type: %s
    Content-Length: %d
    Retry-After: 7
    Connection: close

    """
            .formatted(status, type, body.getBytes(UTF_8).length)
            .replace("\n", "\r\n")
        + body;
  }
}

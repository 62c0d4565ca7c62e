package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockmap.server.ShellProbe.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as users run it: a script, pipes, signals, a terminal. */
class InstalledCommandTest {

  private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";

  private final LiveServer server = LiveServer.with(Map.of("rate-limit.enabled", "false"));

  @TempDir Path folder;

  private InstalledCommand installed;

  @BeforeEach
  void install() throws IOException {
    installed = new InstalledCommand(folder, server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pipesAndExitCodesAreThoseOfAnyCommand() throws Exception {
    installed
        .bash(
            """
            printf 'gr\u00fc\u00dfe\\n\\n' | lockmap put 'a  *$b' && lockmap get 'a  *$b' | cat
            lockmap put e '' && lockmap get e; lockmap incr n; lockmap get x 2>/dev/null; echo $?
            """)
        .printed("gr\u00fc\u00dfe\n\n1\n1\n");
    assertEquals("gr\u00fc\u00dfe\n\n", server.get("/store/a%20%20*$b").body());
  }

  @Test
  void whatOneServerExportsAnotherImports() throws Exception {
    fill(3000);
    try (LiveServer other = LiveServer.with(Map.of("rate-limit.enabled", "false"))) {
      installed
          .bash(
              "lockmap export | LOCKMAP_URL=http://127.0.0.1:%d lockmap import -"
                  .formatted(other.port()))
          .printed("3000\n");
      assertEquals(server.get("/export").body(), other.get("/export").body());
    }
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoError() throws Exception {
    fill(20_000);
    installed
        .bash("lockmap ls | head -1; echo ${PIPESTATUS[0]}")
        .printed("a key of twenty bytes 100000\n141\n");
  }

  @Test
  void aWatchPrintsAsItHappensAndEndsByCtrlC() throws Exception {
    server.put("/store/k", "v");
    Process watch = installed.lockmap("watch", "k", "x", "--prefix", "p/");
    try (BufferedReader lines = watch.inputReader(UTF_8)) {
      assertTrue(lines.readLine().matches(TIME + "STATE +1 k\tv"));
      assertTrue(lines.readLine().matches(TIME + "ABSENT +1 x"));
      server.put("/store/p/1", "w");
      server.delete("/store/k");
      assertTrue(lines.readLine().matches(TIME + "PUT +2 p/1\tw"));
      assertTrue(lines.readLine().matches(TIME + "DELETE +3 k"));
      InstalledCommand.signal("INT", watch);
      assertEquals(130, watch.waitFor());
      assertEquals("", new String(watch.getErrorStream().readAllBytes(), UTF_8));
    }
  }

  @Test
  void aWatchWithoutValuesTellsHowLongTheyAre() throws Exception {
    server.put("/store/k", "gr\u00fc\u00dfe");
    Process watch = installed.lockmap("watch", "k", "x", "--no-values");
    Process json = installed.lockmap("watch", "k", "--no-values", "--json");
    try (BufferedReader lines = watch.inputReader(UTF_8);
        BufferedReader objects = json.inputReader(UTF_8)) {
      assertTrue(lines.readLine().matches(TIME + "STATE +1 k\t7 B"));
      assertTrue(lines.readLine().matches(TIME + "ABSENT +1 x"));
      assertEquals(
          "{\"event\":\"STATE\",\"key\":\"k\",\"size\":7,\"revision\":1}", objects.readLine());
    } finally {
      watch.destroyForcibly();
      json.destroyForcibly();
    }
  }

  @Test
  void aWatchSaysThatItIsCutOffAndGoesOn() throws Exception {
    int port = server.port();
    Process watch = installed.lockmap("watch", "--all", "--json");
    try (BufferedReader lines = watch.inputReader(UTF_8);
        BufferedReader errors = watch.errorReader(UTF_8)) {
      assertEquals("{\"event\":\"READY\",\"revision\":0}", lines.readLine());
      server.stop();
      assertTrue(errors.readLine().contains("; connecting again in "));
      try (LiveServer next = LiveServer.with(Map.of("server.port", "" + port))) {
        next.put("/store/k", "v");
        String line = errors.readLine();
        while (!line.equals("lockmap: connected again")) {
          line = errors.readLine();
        }
        line = lines.readLine();
        while (!line.contains("\"key\":\"k\",\"value\":\"v\"")) {
          line = lines.readLine();
        }
      }
    } finally {
      watch.destroyForcibly();
    }
  }

  @Test
  void anInterruptedExportLeavesNoHalfFile() throws Exception {
    Path file = Files.writeString(folder.resolve("all.ndjson"), "before");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + listener.getLocalPort();
      Process export = installed.lockmap("export", "--server", url, "-o", file.toString());
      try (Socket socket = listener.accept()) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"key\":\"k\"".getBytes(UTF_8));
        while (parts().isEmpty() && export.isAlive()) {
          Thread.onSpinWait();
        }
        InstalledCommand.signal("INT", export);
        assertEquals(130, export.waitFor());
      }
    }
    assertEquals("before", Files.readString(file));
    assertEquals(List.of(), parts());
  }

  @Test
  void aTerminalIsToldApart() throws Exception {
    server.put("/store/k", "red \u001b[31m");
    installed
        .bash("script -qec 'lockmap get k' /dev/null </dev/null")
        .printed("red \\u001b[31m\r\n");
    installed.bash("lockmap get k").printed("red \u001b[31m");
  }

  @Test
  void bashCompletesTheCommands() throws Exception {
    Ran ran =
        installed.bash(
            """
            compopt() { :; } # it would complain that nobody has pressed the key
            source <(lockmap generate-completion)
            COMP_WORDS=(lockmap st) COMP_CWORD=1; _complete_lockmap; echo ${COMPREPLY[@]}
            COMP_WORDS=(lockmap put --tt) COMP_CWORD=2; _complete_lockmap; echo ${COMPREPLY[@]}
            """);
    ran.printed("status\n--ttl\n");
  }

  @Test
  void theScriptFindsANewEnoughJavaAndItsOwnPlace() throws Exception {
    Files.createDirectories(folder.resolve("old/bin"));
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.writeString(folder.resolve("old/bin/java"), "#!/bin/sh\necho old\n");
    assertTrue(folder.resolve("old/bin/java").toFile().setExecutable(true));
    installed
        .bash(
            """
            mkdir 'a b' && ln -s ../lockmap 'a b/link' && ln -s link 'a b/other'
            PATH="$JAVA_HOME/bin:$PATH" JAVA_HOME=$PWD/old 'a b/other' put k 'v  w' && lockmap get k
            """)
        .printed("v  w");
  }

  @Test
  void aCommandLoadsNothingOfTheServer() throws Exception {
    server.put("/store/k", "v");
    Path log = folder.resolve("classes.log");
    try (LockMapProcess get =
        LockMapProcess.start(
            List.of("-Xlog:class+load:file=" + log),
            Map.of("LOCKMAP_URL", "http://127.0.0.1:" + server.port()),
            "get",
            "k")) {
      assertEquals(new LockMapProcess.Ended(0, "v", List.of()), get.end());
    }
    String classes = Files.readString(log);
    assertTrue(classes.contains(" lockmap.client.StoreClient "), "the log names classes");
    for (String part :
        List.of("io.helidon", "lockmap.server.Service", "java.util.logging", "com.fasterxml")) {
      assertTrue(!classes.contains(" " + part), part);
    }
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".part")).toList();
    }
  }

  private void fill(int count) {
    String lines =
        IntStream.range(100_000, 100_000 + count)
            .mapToObj("{\"key\":\"a key of twenty bytes %d\",\"value\":\"v\"}\n"::formatted)
            .collect(Collectors.joining());
    new ShellProbe(server.port()).runWith(lines, "import").printed(count + "\n");
  }
}

package lockmap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockmap.api.Version;
import lockmap.server.LockMapProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  private static final Pattern STARTED =
      Pattern.compile(
          "time=\\S+Z level=info event=started msg=\"LockMap listens on (\\S+)\""
              + " url=(http://127\\.0\\.0\\.1:([1-9]\\d*)) version=\\S+");

  @TempDir Path folder;

  @Test
  void helpNamesTheOptionsAndTheExitCodes() throws Exception {
    try (var lockmap = LockMapProcess.start("--help")) {
      Ended ended = lockmap.end();
      assertEquals(0, ended.code());
      assertEquals(List.of(), ended.errors());
      for (String part : List.of("Usage: lockmap", "-c, --config=FILE", "--version", "78 ")) {
        assertTrue(ended.output().contains(part), ended.output());
      }
    }
  }

  @Test
  void versionIsOneLine() throws Exception {
    try (var lockmap = LockMapProcess.start("--version")) {
      assertEquals(
          new Ended(0, "LockMap " + Version.current() + System.lineSeparator(), List.of()),
          lockmap.end());
    }
  }

  @Test
  void unknownOptionIsAUsageError() throws Exception {
    try (var lockmap = LockMapProcess.start("--prot=3000")) {
      Ended ended = lockmap.end();
      assertEquals(2, ended.code());
      assertTrue(ended.errors().getFirst().contains("--prot=3000"), ended.errors().toString());
    }
  }

  @Test
  void badSettingStopsTheStartWithOneSentence() throws Exception {
    try (var lockmap = LockMapProcess.start(List.of(), Map.of("KV_STORE_PORT", "abc"))) {
      String sentence =
          "lockmap: server.port must be a whole number from 0 to 65535,"
              + " but is \"abc\" in environment variable KV_STORE_PORT";
      assertEquals(new Ended(78, "", List.of(sentence)), lockmap.end());
    }
  }

  @Test
  void missingFileStopsTheStartWithOneSentence() throws Exception {
    Path missing = folder.resolve("missing.yaml");
    try (var lockmap = LockMapProcess.start("--config", missing.toString())) {
      String sentence = "lockmap: the config file " + missing + " does not exist";
      assertEquals(new Ended(78, "", List.of(sentence)), lockmap.end());
    }
  }

  @Test
  void portInUseStopsTheStartWithOneSentence() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var lockmap =
            LockMapProcess.start(List.of("-Dserver.port=" + other.getLocalPort()), Map.of())) {
      String sentence =
          "lockmap: cannot listen on 127.0.0.1:%d: Address already in use"
              .formatted(other.getLocalPort());
      assertEquals(new Ended(1, "", List.of(sentence)), lockmap.end());
    }
  }

  @Test
  void saysInOneLineWhereItListens() throws Exception {
    try (var lockmap = LockMapProcess.start()) {
      Matcher started = STARTED.matcher(lockmap.awaitError("event=started"));
      assertTrue(started.matches());
      assertEquals(started.group(1), started.group(2));
    }
  }

  @ParameterizedTest
  @CsvSource({"-XX:-ExitOnOutOfMemoryError, true", "-XX:+CrashOnOutOfMemoryError, false"})
  void aServerThatWouldOutliveItsMemorySaysSo(String option, boolean isToBeTold) throws Exception {
    List<String> options = List.of("-XX:-ExitOnOutOfMemoryError", option);
    try (var lockmap = LockMapProcess.start(options, Map.of("KV_STORE_PORT", "0"))) {
      lockmap.awaitError("event=started");
      lockmap.terminate();
      List<String> told =
          lockmap.end().errors().stream().filter(line -> line.contains("level=warn")).toList();
      assertEquals(isToBeTold ? 1 : 0, told.size(), told.toString());
      if (isToBeTold) {
        assertTrue(told.getFirst().contains("-XX:+ExitOnOutOfMemoryError"), told.toString());
      }
    }
  }

  @Test
  void fileOfTheCommandLineIsFollowed() throws Exception {
    Path file = Files.writeString(folder.resolve("lockmap.yaml"), "server:\n  host: localhost\n");
    try (var lockmap = LockMapProcess.start("-c", file.toString())) {
      assertTrue(lockmap.awaitError("event=started").contains("http://localhost:"));
    }
  }

  @Test
  void terminationStopsItWithExitCodeZeroAndTheStopAsItsLastWord() throws Exception {
    try (var lockmap = LockMapProcess.start()) {
      lockmap.awaitError("event=started");
      lockmap.terminate();
      Ended ended = lockmap.end();
      assertEquals(0, ended.code());
      assertEquals(3, ended.errors().size(), ended.errors().toString());
      assertTrue(ended.errors().get(1).contains(" event=stopping "), ended.errors().toString());
      assertTrue(ended.errors().get(1).endsWith(" signal=TERM"), ended.errors().toString());
      assertTrue(ended.errors().getLast().contains(" event=stopped "), ended.errors().toString());
    }
  }

  @Test
  void ctrlCStopsItAsTerminationDoes() throws Exception {
    try (var lockmap = LockMapProcess.start()) {
      lockmap.awaitError("event=started");
      lockmap.interrupt();
      Ended ended = lockmap.end();
      assertEquals(0, ended.code());
      assertTrue(ended.errors().get(1).endsWith(" signal=INT"), ended.errors().toString());
      assertTrue(ended.errors().getLast().contains(" event=stopped "), ended.errors().toString());
    }
  }

  @Test
  void terminationLeavesOtherShutdownHooksTheirTime() throws Exception {
    Path recording = folder.resolve("flight.jfr");
    List<String> options =
        List.of("-XX:StartFlightRecording:dumponexit=true,filename=" + recording, "-Xlog:disable");
    try (var lockmap = LockMapProcess.start(options, Map.of("KV_STORE_PORT", "0"))) {
      lockmap.awaitError("event=started");
      lockmap.terminate();
      assertEquals(0, lockmap.end().code());
      assertTrue(Files.size(recording) > 0);
    }
  }

  @Test
  void operatorCanLogOtherwise() throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("logging.properties"),
            """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.SimpleFormatter.format=%4$s %5$s%n
            """);
    List<String> options = List.of("-Djava.util.logging.config.file=" + settings);
    try (var lockmap = LockMapProcess.start(options, Map.of("KV_STORE_PORT", "0"))) {
      String started = lockmap.awaitError("LockMap listens");
      assertTrue(started.startsWith("INFO LockMap listens on http://"), started);
    }
  }
}

package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import lockmap.server.ShellProbe.Ran;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that runs while it holds a lock, as a process of its own. */
class LockCommandTest {

  private final LiveServer server = LiveServer.plain();

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
  void theCommandHoldsTheLockAndItsExitCodeIsPassedOn() throws Exception {
    String command = "echo $LOCKMAP_LOCK_KEY $LOCKMAP_FENCING_TOKEN; lockmap ls; cat; exit 7";
    assertEquals(
        new Ran(7, "jobs 1\njobs\nread", ""),
        installed.bash("printf read | lockmap lock jobs -- sh -c '" + command + "'"));
    assertEquals(404, server.get("/store/jobs").statusCode());
  }

  @Test
  void somebodyElseHasTheLock() throws Exception {
    server.put("/store/jobs", "other");
    installed
        .bash("lockmap lock jobs --wait 0 -- echo ran")
        .said(75, "somebody else has the lock jobs");
    assertEquals("other", server.get("/store/jobs").body());
  }

  @Test
  void aCommandWaitsForTheLock() throws Exception {
    server.put("/store/jobs", "other");
    Process waiting = installed.lockmap("lock", "jobs", "--", "echo", "ran");
    while (!server.get("/status").body().contains("\"watch_requests_count\":1")) {
      assertTrue(waiting.isAlive());
    }
    server.delete("/store/jobs");
    assertEquals(0, waiting.waitFor());
    assertEquals("ran\n", new String(waiting.getInputStream().readAllBytes(), UTF_8));
  }

  @Test
  void aCommandThatHasLostTheLockIsEnded() throws Exception {
    assertLost("trap 'echo asked; exit' TERM; echo on; sleep 50 & wait", "5m", "asked");
  }

  @Test
  void aCommandThatDoesNotEndIsKilled() throws Exception {
    assertLost("trap '' TERM; echo on; while :; do sleep 1; done", "1ms", "");
  }

  private void assertLost(String command, String grace, String last) throws Exception {
    Process lock =
        installed.lockmap("lock", "jobs", "--ttl=1", "--grace", grace, "--", "sh", "-c", command);
    try (BufferedReader lines = lock.inputReader(UTF_8)) {
      assertEquals("on", lines.readLine());
      server.put("/store/jobs", "other");
      assertEquals(3, lock.waitFor());
      assertEquals(last, String.join("", lines.readAllLines()));
    }
    String said = new String(lock.getErrorStream().readAllBytes(), UTF_8);
    assertTrue(said.startsWith("lockmap: the lock jobs was lost, so the command is ended"), said);
    assertEquals("other", server.get("/store/jobs").body());
  }

  @Test
  void terminationEndsTheCommandAndGivesTheLockBack() throws Exception {
    Process lock =
        installed.lockmap(
            "lock",
            "jobs",
            "--",
            "sh",
            "-c",
            "trap 'echo asked; exit' TERM; echo on; sleep 50 & wait");
    try (BufferedReader lines = lock.inputReader(UTF_8)) {
      assertEquals("on", lines.readLine());
      InstalledCommand.signal("TERM", lock);
      assertEquals(143, lock.waitFor());
      assertEquals("asked", lines.readLine());
    }
    assertEquals(404, server.get("/store/jobs").statusCode());
  }

  @Test
  void aCommandThatDoesNotExistLeavesNoLock() throws Exception {
    Ran ran = installed.bash("lockmap lock jobs -- ./none");
    assertEquals(127, ran.code());
    assertTrue(ran.err().contains("./none"), ran.err());
    assertEquals(404, server.get("/store/jobs").statusCode());
  }
}

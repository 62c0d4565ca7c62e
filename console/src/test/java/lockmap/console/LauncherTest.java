package lockmap.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Preloader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  @TempDir Path folder;

  @Test
  void opensItsWindowQuietlyAndEndsWhenItIsClosed() throws IOException, InterruptedException {
    Path said = folder.resolve("output");
    Path complained = folder.resolve("errors");
    ProcessBuilder started =
        started(CloseOnceOpen.class, folder)
            .redirectOutput(Redirect.to(said.toFile()))
            .redirectError(Redirect.to(complained.toFile()));
    Process console = started.start();
    try {
      assertTrue(console.waitFor(60, TimeUnit.SECONDS), "still running");
    } finally {
      console.destroyForcibly();
    }

    assertEquals("", Files.readString(complained));
    assertEquals("LockMap", Files.readString(said).strip());
    assertEquals(0, console.exitValue());
  }

  /**
   * The launcher, to be started as this very program was started, which is as the build starts it
   * too.
   *
   * @param operator what does things in it, being its preloader
   * @param home where it keeps its settings, instead of with the user's own
   */
  static ProcessBuilder started(Class<? extends Preloader> operator, Path home) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Djavafx.preloader=" + operator.getName());
    command.add("-Duser.home=" + home); // where a Mac keeps settings
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(Launcher.class.getName());
    ProcessBuilder started = new ProcessBuilder(command);
    started.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    return started;
  }
}

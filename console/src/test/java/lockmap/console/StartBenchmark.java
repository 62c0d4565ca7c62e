package lockmap.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Measures how long the console takes from the start of its process until its window has been
 * drawn. Starts it as this very program was started: with the options of JavaFX, and a display or
 * the headless platform.
 */
final class StartBenchmark {

  private static final int ROUNDS = 11;

  private StartBenchmark() {}

  /** Prints the least, the median and the most of some rounds, in milliseconds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("lockmap-start");
    ProcessBuilder launcher =
        LauncherTest.started(LeaveOnceDrawn.class, home).redirectError(Redirect.INHERIT);
    round(launcher); // the files are in memory then
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      nanos[round] = round(launcher);
    }
    Arrays.sort(nanos);
    System.out.println(
        "until the first window was drawn, ms: "
            + LongStream.of(nanos[0], nanos[ROUNDS / 2], nanos[ROUNDS - 1])
                .mapToObj(each -> Long.toString(Duration.ofNanos(each).toMillis()))
                .toList());
  }

  private static long round(ProcessBuilder launcher) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process console = launcher.start();
    try (BufferedReader said = console.inputReader()) {
      if (!"drawn".equals(said.readLine())) {
        throw new IOException("the console has ended without a window");
      }
      long nanos = System.nanoTime() - begun;
      if (!console.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("the console does not end");
      }
      return nanos;
    } finally {
      console.destroyForcibly();
    }
  }
}

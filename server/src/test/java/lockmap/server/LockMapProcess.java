package lockmap.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * LockMap as its operator starts it: a process of its own, with this JVM's java and class path. One
 * that is still there after a minute is killed, which ends every wait for it.
 */
final class LockMapProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader errors;
  private final List<String> lines = new ArrayList<>();

  private LockMapProcess(Process process) {
    this.process = process;
    this.errors = process.errorReader(UTF_8);
  }

  /** Starts it with options for the JVM, variables, and arguments. */
  static LockMapProcess start(
      List<String> options, Map<String, String> environment, String... arguments)
      throws IOException {
    return start("", options, environment, arguments);
  }

  /** The same, after a shell has done something, such as limit what the process may have. */
  static LockMapProcess start(
      String before, List<String> options, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> all =
        new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Doverload.max-queue-delay=PT0S"));
    all.addAll(options);
    return start(before, 1, all, environment, arguments);
  }

  /** Starts it as the script would, with the given options, for so many minutes at most. */
  static LockMapProcess start(
      int minutes, List<String> options, Map<String, String> environment, String... arguments)
      throws IOException {
    return start("", minutes, options, environment, arguments);
  }

  private static LockMapProcess start(
      String before,
      int minutes,
      List<String> options,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (!before.isEmpty()) {
      command.addAll(List.of("sh", "-c", before + "; exec \"$@\"", "sh"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+ExitOnOutOfMemoryError"); // as the script has them; it is warned of else
    command.add("-XX:+UseCompactObjectHeaders");
    command.add("-XX:-G1UseAdaptiveIHOP");
    command.add("-XX:InitiatingHeapOccupancyPercent=70");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("LOCKMAP_") || name.equals("KV_STORE_PORT"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(minutes, TimeUnit.MINUTES).execute(process::destroyForcibly);
    return new LockMapProcess(process);
  }

  /** Starts it on any free port of this machine. */
  static LockMapProcess start(String... arguments) throws IOException {
    return start(List.of(), Map.of("KV_STORE_PORT", "0"), arguments);
  }

  /** Reads the errors up to a line that holds the given text, and returns that line. */
  String awaitError(String text) throws IOException {
    String line;
    while ((line = errors.readLine()) != null) {
      lines.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("ended without \"" + text + "\" but with " + lines);
  }

  /** Waits until it listens, and says at which port. */
  int awaitPort() throws IOException {
    String started = awaitError("event=started");
    return Integer.parseInt(started.replaceAll(".* url=https?://127\\.0\\.0\\.1:(\\d+) .*", "$1"));
  }

  /** Its number, by which the system knows it. */
  long pid() {
    return process.pid();
  }

  /** Sends SIGTERM, by the handle, because the process's own method closes its streams as well. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for the end; what it then has to show. */
  Ended end() throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    errors.lines().forEach(lines::add);
    return new Ended(process.waitFor(), output, List.copyOf(lines));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A process that has ended: its exit code, its output, and every line of its errors. */
  record Ended(int code, String output, List<String> errors) {}
}

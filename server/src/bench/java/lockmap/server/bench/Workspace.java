package lockmap.server.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder and processes that are there for as long as something is measured. Closed, also because
 * this JVM is told to end, it leaves nothing of either.
 */
final class Workspace implements AutoCloseable {

  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
  private static final int STEP_MILLIS = 20;

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final Thread hook = new Thread(this::end, "workspace");

  Workspace() throws IOException {
    Runtime.getRuntime().addShutdownHook(hook);
    folder = Files.createTempDirectory("lockmap-bench");
  }

  Path folder() {
    return folder;
  }

  /** Everything that was started so far. */
  synchronized List<Process> processes() {
    return List.copyOf(processes);
  }

  /** Writes a file into the folder. */
  Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /**
   * Starts a process whose output goes to a log of its own.
   *
   * @param name the log's, which no other process has
   * @param environment variables besides this process's own, except those that set LockMap up
   */
  synchronized Process start(String name, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("LOCKMAP_") || key.equals("KV_STORE_PORT"));
    builder.environment().putAll(environment);
    File log = log(name).toFile();
    Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
    processes.add(process);
    return process;
  }

  /** Waits for a line in a process's log, and says what its first group is. */
  String awaitLine(Process process, String name, Pattern pattern)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS && process.isAlive()) {
      Matcher matcher = pattern.matcher(Files.readString(log(name)));
      if (matcher.find()) {
        return matcher.group(1);
      }
      Thread.sleep(STEP_MILLIS);
    }
    throw failed(name);
  }

  /** Waits until something listens at a port of this machine. */
  void awaitPort(Process process, String name, int port) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException _) {
        Thread.sleep(STEP_MILLIS); // it does not listen yet
      }
    }
    throw failed(name);
  }

  /** A port at which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where an installed program is, if it is. */
  static Optional<String> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Pattern.compile("[^" + File.pathSeparator + "]+")
        .matcher(path)
        .results()
        .map(folder -> Path.of(folder.group(), name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return; // this JVM ends, and the hook does it
    }
    end();
  }

  /** Ends a process that was started here, with its children. */
  synchronized void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    processes.remove(process);
  }

  private synchronized void end() {
    processes().reversed().forEach(this::end);
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private IllegalStateException failed(String name) throws IOException {
    return new IllegalStateException(
        name + " has not started: " + Files.readString(log(name)).strip());
  }
}
